package io.evenkeel.director.keepalived;

import java.util.List;

import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.syntax.TextCursor;
import io.evenkeel.director.syntax.Token;

/**
 * Cuts the text into words, braces, blanks, comments and line ends. A comment starts at {@code #} or {@code !} anywhere
 * outside quotes, also inside a word. A brace counts as one where a word could start or end, so that a brace right behind a name opens
 * a block and one inside a word is part of it. Total and lossless: every text has its tokens.
 */
final class KeepalivedLexer {
    private KeepalivedLexer() {}

    static List<Token> lex(SourceText source) {
        var cursor = new TextCursor(source);
        while (cursor.peek(0) != TextCursor.END) {
            cursor.cut(next(cursor));
        }
        return cursor.tokens();
    }

    private static Token.Kind next(TextCursor cursor) {
        if (cursor.newlineLength() > 0) {
            cursor.skip(cursor.newlineLength());
            return Token.Kind.NEWLINE;
        }
        int c = cursor.peek(0);
        if (c == '{' || c == '}') {
            cursor.skip(1);
            return c == '{' ? Token.Kind.OPEN : Token.Kind.CLOSE;
        }
        if (isBlank(c)) {
            while (cursor.newlineLength() == 0 && isBlank(cursor.peek(0))) {
                cursor.skip(1);
            }
            return Token.Kind.BLANK;
        }
        if (isCommentSign(c)) {
            while (!cursor.atLineEnd()) {
                cursor.skip(1);
            }
            return Token.Kind.COMMENT;
        }
        word(cursor);
        return Token.Kind.WORD;
    }

    private static void word(TextCursor cursor) {
        while (!cursor.atLineEnd() && !isBlank(cursor.peek(0)) && !isCommentSign(cursor.peek(0)) && !isBraceAtWordEnd(cursor)) {
            switch (cursor.peek(0)) {
                case '\\' -> escape(cursor);
                case '"', '\'' -> quoted(cursor);
                case '$' -> variable(cursor);
                default -> cursor.skip(1);
            }
        }
    }

    private static boolean isBraceAtWordEnd(TextCursor cursor) {
        int c = cursor.peek(0);
        int after = cursor.peek(1);
        return (c == '{' || c == '}')
                && (after == TextCursor.END || after == '\n' || after == '}' || isBlank(after) || isCommentSign(after));
    }

    /** The braces around the name of a variable belong to the word. */
    private static void variable(TextCursor cursor) {
        cursor.skip(1);
        if (cursor.peek(0) != '{') {
            return;
        }
        int length = 1;
        while (isNamePart(cursor.peek(length))) {
            length++;
        }
        if (cursor.peek(length) == '}') {
            cursor.skip(length + 1);
        }
    }

    private static void quoted(TextCursor cursor) {
        int quote = cursor.peek(0);
        cursor.skip(1);
        while (!cursor.atLineEnd() && cursor.peek(0) != quote) {
            if (cursor.peek(0) == '\\') {
                escape(cursor);
            } else {
                cursor.skip(1);
            }
        }
        if (cursor.peek(0) == quote) {
            cursor.skip(1);
        }
    }

    private static void escape(TextCursor cursor) {
        cursor.skip(1);
        if (!cursor.atLineEnd()) {
            cursor.skip(1);
        }
    }

    private static boolean isCommentSign(int c) {
        return c == '#' || c == '!';
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\u000B' || c == '\f';
    }

    private static boolean isNamePart(int c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
