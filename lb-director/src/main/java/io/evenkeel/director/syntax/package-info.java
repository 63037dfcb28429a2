/**
 * What the readers of both languages share: {@link io.evenkeel.director.syntax.Token tokens} that together are the file,
 * the {@link io.evenkeel.director.syntax.Word words} decoded from them, and the
 * {@link io.evenkeel.director.syntax.KeywordTable tables} that say for each keyword how its line is read.
 *
 * <p>Called by {@code io.evenkeel.director.haproxy} and {@code io.evenkeel.director.keepalived} only. Tokens, words,
 * keywords and tables are immutable; cursors belong to the reading that made them.
 */
@NullMarked
package io.evenkeel.director.syntax;

import org.jspecify.annotations.NullMarked;
