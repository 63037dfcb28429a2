/**
 * The file syntax of {@code keepalived.conf}, below its keywords: from files to {@link
 * io.evenkeel.director.keepalived.text.Line lines} with includes, conditions, variables and generators carried out
 * ({@link io.evenkeel.director.keepalived.text.Expander}), from lines to tokens and words, and from those to nested blocks
 * ({@link io.evenkeel.director.keepalived.text.Tree}). Every character keeps the place in the file that it came from.
 *
 * <p>Called by the reader of the keywords. Nothing is shared; one reading belongs to one thread. Pure: files that a text
 * includes come through {@link io.evenkeel.director.keepalived.text.IncludeSource}, chance and environment through {@link
 * io.evenkeel.director.keepalived.text.ReadingContext}, and all growth has a bound.
 */
@NullMarked
package io.evenkeel.director.keepalived.text;

import org.jspecify.annotations.NullMarked;
