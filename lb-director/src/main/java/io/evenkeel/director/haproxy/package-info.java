/**
 * Reads {@code haproxy.cfg}. {@link io.evenkeel.director.haproxy.HaproxyReader} is the way in; below it are three floors,
 * each a pure function of the one before: {@link io.evenkeel.director.haproxy.HaproxyLexer text to tokens},
 * {@link io.evenkeel.director.haproxy.HaproxyTree tokens to lines in sections} (joined they are the file again), and the
 * keyword tables, which read lines into {@link io.evenkeel.director.haproxy.HaproxyConfig}. To add a keyword, add a row to
 * {@code GlobalKeywords}, {@code ProxyKeywords}, {@code BindOptions} or {@code ServerOptions}.
 *
 * <p>The language is that of HAProxy 2.6. Called by the director; any thread, nothing is shared. Nothing here reads the
 * process environment, the network or the disk.
 */
@NullMarked
package io.evenkeel.director.haproxy;

import org.jspecify.annotations.NullMarked;
