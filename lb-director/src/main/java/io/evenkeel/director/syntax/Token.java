package io.evenkeel.director.syntax;

import java.util.List;

import io.evenkeel.director.diagnostic.Position;

/**
 * A piece of a file, exactly as written. The tokens of a file follow each other without gaps: joined they are the file.
 *
 * @param text its characters, quotes and escapes included
 */
public record Token(Kind kind, String text, Position position) {
    /** What a token is. */
    public enum Kind {
        /** A word with its quotes and escapes. */
        WORD,
        /** An opening brace where braces make blocks. */
        OPEN,
        /** A closing brace where braces make blocks. */
        CLOSE,
        /** Spaces and tabs. */
        BLANK,
        /** From the comment sign to the end of the line, without the line end. */
        COMMENT,
        /** The end of a line, {@code \n} or {@code \r\n}. */
        NEWLINE
    }

    /** The characters of all of them. */
    public static String join(List<Token> tokens) {
        var text = new StringBuilder();
        tokens.forEach(token -> text.append(token.text()));
        return text.toString();
    }
}
