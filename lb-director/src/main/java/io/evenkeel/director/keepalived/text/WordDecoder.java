package io.evenkeel.director.keepalived.text;

import java.util.regex.Pattern;

import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.Token;
import io.evenkeel.director.syntax.Word;

/**
 * Says what a word means: quoted pieces lose their quotes and join with what stands beside them, {@code \#} and
 * {@code \!} are the characters themselves, and inside quotes a backslash begins an escape.
 */
final class WordDecoder {
    private static final String PLAIN_ESCAPES = "abEfnrtv";
    private static final String MEANINGS = "\u0007\b\u001B\f\n\r\t\u000B";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Za-z_][A-Za-z0-9_ ]*\\}");
    private static final int OCTAL_DIGITS = 3;

    private final Token token;
    private final String raw;
    private final StringBuilder value = new StringBuilder();
    private int at;

    private WordDecoder(Token token) {
        this.token = token;
        this.raw = token.text();
    }

    static Word decode(Token token) {
        String raw = token.text();
        boolean plain = true;
        for (int i = 0; plain && i < raw.length(); i++) {
            char c = raw.charAt(i);
            plain = c != '"' && c != '\'' && c != '\\' && c != '$' && c != 0;
        }
        return plain ? new Word(raw, token.position()) : new WordDecoder(token).run();
    }

    private Word run() {
        while (at < raw.length()) {
            char c = raw.charAt(at);
            if (c == '"' || (c == '\'' && at == 0)) {
                quoted(c);
            } else if (c == '\\' && at + 1 < raw.length() && (raw.charAt(at + 1) == '#' || raw.charAt(at + 1) == '!')) {
                value.append(raw.charAt(at + 1));
                at += 2;
            } else if (c == 0) {
                throw new Complaint(TextRules.NOT_TEXT, here(at), "a NUL byte in a word", "is this a text file?");
            } else if (c == '$' && VARIABLE.matcher(raw).region(at, raw.length()).lookingAt()) {
                String name = raw.substring(at, raw.indexOf('}', at) + 1);
                throw new Complaint(TextRules.UNDEFINED_VARIABLE, token.position(), "the variable " + name + " is not defined here",
                        "define it on a line before, $NAME=value, or quote the word");
            } else {
                value.append(c);
                at++;
            }
        }
        return new Word(value.toString(), token.position());
    }

    private void quoted(char quote) {
        int open = at++;
        while (at < raw.length() && raw.charAt(at) != quote) {
            if (raw.charAt(at) == '\\' && at + 1 < raw.length()) {
                escape();
            } else if (raw.charAt(at) == 0) {
                throw new Complaint(TextRules.NOT_TEXT, here(at), "a NUL byte in a word", "is this a text file?");
            } else {
                value.append(raw.charAt(at++));
            }
        }
        if (at == raw.length()) {
            throw new Complaint(TextRules.QUOTE, here(open), "this quote is not closed on its line", null);
        }
        at++;
    }

    private void escape() {
        char next = raw.charAt(at + 1);
        int meaning = PLAIN_ESCAPES.indexOf(next);
        if (meaning >= 0) {
            value.append(MEANINGS.charAt(meaning));
            at += 2;
        } else if (next == 'x') {
            number(at + 2, raw.length(), 16);
        } else if (next >= '0' && next <= '7') {
            number(at + 1, at + 1 + OCTAL_DIGITS, 8);
        } else if (next == 'c' && at + 2 < raw.length()) {
            value.append((char) (raw.charAt(at + 2) & 0x1F));
            at += 3;
        } else {
            value.append(next);
            at += 2;
        }
        if (value.length() > 0 && value.charAt(value.length() - 1) == 0) {
            throw new Complaint(TextRules.NOT_TEXT, token.position(), "a NUL byte in a word", null);
        }
    }

    private void number(int start, int limit, int radix) {
        int end = start;
        int number = 0;
        while (end < raw.length() && end < limit && Character.digit(raw.charAt(end), radix) >= 0) {
            number = (number * radix + Character.digit(raw.charAt(end), radix)) & 0xFF;
            end++;
        }
        if (end == start) {
            throw new Complaint(TextRules.QUOTE, here(at), "'\\x' without hexadecimal digits", "expected: \\x0..\\xFF");
        }
        value.append((char) number);
        at = end;
    }

    private Position here(int index) {
        Position word = token.position();
        return new Position(word.file(), word.line(), word.column() + raw.codePointCount(0, index), 1);
    }
}
