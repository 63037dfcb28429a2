/**
 * Reads {@code keepalived.conf}. {@link io.evenkeel.director.keepalived.KeepalivedReader} is the way in; below it are
 * three floors, each a pure function of the one before: {@link io.evenkeel.director.keepalived.KeepalivedLexer text to
 * tokens}, {@link io.evenkeel.director.keepalived.KeepalivedTree tokens to nested blocks} (joined they are the file again),
 * and the keyword tables, which read blocks into {@link io.evenkeel.director.keepalived.KeepalivedConfig}. To add a
 * keyword, add a row to {@code TopKeywords}, {@code GlobalKeywords} or {@code InstanceKeywords}.
 *
 * <p>The language is that of keepalived 2.2.7. Called by the director; any thread, nothing is shared. Nothing here reads
 * the process environment, the network or the disk.
 */
@NullMarked
package io.evenkeel.director.keepalived;

import org.jspecify.annotations.NullMarked;
