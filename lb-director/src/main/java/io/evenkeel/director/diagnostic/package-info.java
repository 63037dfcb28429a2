/**
 * What a reader of configuration files has to say: {@link io.evenkeel.director.diagnostic.Diagnostic} with its place in
 * the file, and {@link io.evenkeel.director.diagnostic.ReadResult}, the model or the reasons why there is none.
 *
 * <p>Filled by the readers of {@code haproxy.cfg} and {@code keepalived.conf}, printed by whoever asked for the reading.
 * Values are immutable and free for any thread; {@link io.evenkeel.director.diagnostic.Diagnostics} belongs to the
 * thread that reads.
 */
@NullMarked
package io.evenkeel.director.diagnostic;

import org.jspecify.annotations.NullMarked;
