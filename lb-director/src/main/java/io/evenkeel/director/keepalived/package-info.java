/**
 * Reads {@code keepalived.conf}. {@link io.evenkeel.director.keepalived.KeepalivedReader} is the way in. The package {@link
 * io.evenkeel.director.keepalived.text} below it makes nested blocks of the files; the keyword tables here read those into the
 * canonical document and into {@link io.evenkeel.director.keepalived.KeepalivedConfig}, and checks say what only shows when
 * all is read. To add a keyword, add a row to the table of its block: {@code TopKeywords}, {@code GlobalKeywords}, {@code
 * ProcessKeywords}, {@code InstanceKeywords}, {@code TrackKeywords}, {@code GroupKeywords}, {@code ScriptKeywords}, {@code
 * ServerKeywords}, {@code CheckerKeywords}. To carry out what was refused until now, change {@code notBuilt} to {@code acts}.
 *
 * <p>The language is that of keepalived 2.2.7, with keywords of later versions. Called by the director; any thread, nothing
 * is shared. Nothing here reads the process environment, the network or the disk.
 */
@NullMarked
package io.evenkeel.director.keepalived;

import org.jspecify.annotations.NullMarked;
