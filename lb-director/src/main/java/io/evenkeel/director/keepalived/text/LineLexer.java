package io.evenkeel.director.keepalived.text;

import java.util.ArrayList;
import java.util.List;

import io.evenkeel.director.syntax.StrangeBlanks;
import io.evenkeel.director.syntax.Token;

/**
 * Cuts a line into words, braces, blanks and comments. A comment starts at {@code #} or {@code !} anywhere outside quotes,
 * also inside a word; a brace is one anywhere outside quotes and names of variables. What only looks like a blank is cut as
 * one, and {@code //} where a word starts, or right behind a plain one, as a comment: both are for the next floor to
 * judge. Total and lossless: the tokens joined are the line.
 */
final class LineLexer {
    private final Line line;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private LineLexer(Line line) {
        this.line = line;
        this.text = line.text();
    }

    static List<Token> lex(Line line) {
        return new LineLexer(line).run();
    }

    /** Where the text of a line ends and its comment starts, or the end of the line. */
    static int commentStart(String text) {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isCommentSign(c)) {
                return at;
            }
            at = isQuote(text, at) ? afterQuote(text, at) : c == '\\' ? Math.min(at + 2, text.length()) : at + 1;
        }
        return at;
    }

    private List<Token> run() {
        while (at < text.length()) {
            int start = at;
            Token.Kind kind = next();
            tokens.add(new Token(kind, text.substring(start, at), line.position(start, at)));
        }
        return tokens;
    }

    private Token.Kind next() {
        char c = text.charAt(at);
        if (c == '{' || c == '}') {
            at++;
            return c == '{' ? Token.Kind.OPEN : Token.Kind.CLOSE;
        }
        if (isAnyBlank(at)) {
            while (at < text.length() && isAnyBlank(at)) {
                at++;
            }
            return Token.Kind.BLANK;
        }
        if (isCommentSign(c) || text.startsWith("//", at)) {
            at = text.length();
            return Token.Kind.COMMENT;
        }
        word();
        return Token.Kind.WORD;
    }

    private void word() {
        boolean plain = true;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '{' || c == '}' || isCommentSign(c) || isAnyBlank(at) || (plain && text.startsWith("//", at))) {
                return;
            }
            plain &= isNamePart(c) || c == '.' || c == '-';
            if (isQuote(text, at)) {
                at = afterQuote(text, at);
            } else {
                at = c == '$' ? afterVariable(at) : Math.min(at + (c == '\\' ? 2 : 1), text.length());
            }
        }
    }

    /** The braces around the name of a variable, and what it may take, belong to the word. */
    private int afterVariable(int dollar) {
        if (dollar + 1 == text.length() || text.charAt(dollar + 1) != '{') {
            return dollar + 1;
        }
        int end = dollar + 2;
        while (end < text.length() && (isNamePart(text.charAt(end)) || text.charAt(end) == ' ')) {
            end++;
        }
        return end < text.length() && text.charAt(end) == '}' ? end + 1 : dollar + 1;
    }

    /** Whether a quote opens here: a single one does where a word starts only, and is an apostrophe elsewhere. */
    static boolean isQuote(String text, int index) {
        char c = text.charAt(index);
        return c == '"' || (c == '\'' && (index == 0 || Line.isBlank(text.charAt(index - 1)) || "{}".indexOf(text.charAt(index - 1)) >= 0));
    }

    private static int afterQuote(String text, int open) {
        int end = open + 1;
        while (end < text.length() && text.charAt(end) != text.charAt(open)) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end + 1, text.length());
    }

    private boolean isAnyBlank(int index) {
        char c = text.charAt(index);
        return Line.isBlank(c) || (c > 0x7F && StrangeBlanks.isOne(c));
    }

    private static boolean isCommentSign(int c) {
        return c == '#' || c == '!';
    }

    static boolean isNamePart(int c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
