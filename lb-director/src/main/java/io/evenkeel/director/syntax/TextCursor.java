package io.evenkeel.director.syntax;

import java.util.ArrayList;
import java.util.List;

import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.diagnostic.SourceText;

/**
 * Walks over a text and cuts it into tokens, keeping line and column. What lies between two cuts is one token, so that
 * nothing can be lost.
 *
 * <p>Not thread-safe: it belongs to one lexer run.
 */
public final class TextCursor {
    /** What {@link #peek} gives behind the last character. */
    public static final int END = -1;

    private final SourceText source;
    private final List<Token> tokens = new ArrayList<>();
    private int offset;
    private int start;
    private int line = 1;
    private int column = 1;

    /** Starts at the first character. */
    public TextCursor(SourceText source) {
        this.source = source;
    }

    /** The character {@code ahead} places further on (UTF-16), or {@link #END}. */
    public int peek(int ahead) {
        int at = offset + ahead;
        return at < source.text().length() ? source.text().charAt(at) : END;
    }

    /** Whether the line ends here: at a line end or at the end of the file. */
    public boolean atLineEnd() {
        return peek(0) == END || newlineLength() > 0;
    }

    /** 0 when no line end stands here. */
    public int newlineLength() {
        if (peek(0) == '\n') {
            return 1;
        }
        return peek(0) == '\r' && peek(1) == '\n' ? 2 : 0;
    }

    /** Moves on by so many characters (UTF-16), not beyond the end. */
    public void skip(int count) {
        offset = Math.min(offset + count, source.text().length());
    }

    /** Makes a token of everything since the last cut. */
    public void cut(Token.Kind kind) {
        String text = source.text().substring(start, offset);
        int length = text.codePointCount(0, text.length());
        tokens.add(new Token(kind, text, new Position(source.name(), line, column, kind == Token.Kind.NEWLINE ? 0 : length)));
        start = offset;
        if (kind == Token.Kind.NEWLINE) {
            line++;
            column = 1;
        } else {
            column += length;
        }
    }

    /** The tokens cut so far. */
    public List<Token> tokens() {
        return List.copyOf(tokens);
    }
}
