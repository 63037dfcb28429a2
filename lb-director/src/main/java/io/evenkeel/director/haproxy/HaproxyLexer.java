package io.evenkeel.director.haproxy;

import java.util.List;

import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.syntax.TextCursor;
import io.evenkeel.director.syntax.Token;

/**
 * Cuts the text into words, blanks, comments and line ends (HAProxy configuration manual 2.2). It knows where quotes and
 * escapes end, not what they mean: that is {@link WordDecoder}'s. Total and lossless: every text has its tokens.
 */
final class HaproxyLexer {
    private HaproxyLexer() {}

    static List<Token> lex(SourceText source) {
        var cursor = new TextCursor(source);
        while (cursor.peek(0) != TextCursor.END) {
            if (cursor.newlineLength() > 0) {
                cursor.skip(cursor.newlineLength());
                cursor.cut(Token.Kind.NEWLINE);
            } else if (isBlank(cursor.peek(0))) {
                while (cursor.newlineLength() == 0 && isBlank(cursor.peek(0))) {
                    cursor.skip(1);
                }
                cursor.cut(Token.Kind.BLANK);
            } else if (cursor.peek(0) == '#') {
                while (!cursor.atLineEnd()) {
                    cursor.skip(1);
                }
                cursor.cut(Token.Kind.COMMENT);
            } else {
                word(cursor);
                cursor.cut(Token.Kind.WORD);
            }
        }
        return cursor.tokens();
    }

    private static void word(TextCursor cursor) {
        while (!cursor.atLineEnd() && !isBlank(cursor.peek(0)) && cursor.peek(0) != '#') {
            switch (cursor.peek(0)) {
                case '\\' -> escape(cursor);
                case '"', '\'' -> quoted(cursor);
                default -> cursor.skip(1);
            }
        }
    }

    private static void quoted(TextCursor cursor) {
        int quote = cursor.peek(0);
        cursor.skip(1);
        while (!cursor.atLineEnd() && cursor.peek(0) != quote) {
            if (quote == '"' && cursor.peek(0) == '\\') {
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

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\u000B' || c == '\f';
    }
}
