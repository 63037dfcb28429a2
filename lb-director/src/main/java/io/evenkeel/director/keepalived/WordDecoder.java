package io.evenkeel.director.keepalived;

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

    private final Token token;
    private final String raw;
    private final StringBuilder value = new StringBuilder();
    private int at;

    private WordDecoder(Token token) {
        this.token = token;
        this.raw = token.text();
    }

    static Word decode(Token token) {
        return new WordDecoder(token).run();
    }

    private Word run() {
        while (at < raw.length()) {
            char c = raw.charAt(at);
            if (c == '"' || c == '\'') {
                quoted(c);
            } else if (c == '\\' && at + 1 < raw.length() && (raw.charAt(at + 1) == '#' || raw.charAt(at + 1) == '!')) {
                value.append(raw.charAt(at + 1));
                at += 2;
            } else if (c == 0) {
                throw new Complaint(here(at), "a NUL byte in a word", "is this a text file?");
            } else {
                value.append(c);
                at++;
            }
        }
        if (value.indexOf("${_") >= 0) {
            throw Complaint.refusal(token.position(), "the variable in '" + value + "' is not carried out: not built yet", null);
        }
        return new Word(value.toString(), token.position());
    }

    private void quoted(char quote) {
        int open = at++;
        while (at < raw.length() && raw.charAt(at) != quote) {
            if (raw.charAt(at) == '\\' && at + 1 < raw.length()) {
                escape();
            } else {
                value.append(raw.charAt(at++));
            }
        }
        if (at == raw.length()) {
            throw new Complaint(here(open), "this quote is not closed on its line", null);
        }
        at++;
    }

    private void escape() {
        char next = raw.charAt(at + 1);
        int meaning = PLAIN_ESCAPES.indexOf(next);
        if (meaning >= 0) {
            value.append(MEANINGS.charAt(meaning));
            at += 2;
        } else if (next == 'x' || (next >= '0' && next <= '7')) {
            number(next == 'x' ? 16 : 8);
        } else {
            value.append(next);
            at += 2;
        }
    }

    private void number(int radix) {
        int start = at + (radix == 16 ? 2 : 1);
        int end = start;
        int most = radix == 16 ? 2 : 3;
        while (end < raw.length() && end - start < most && Character.digit(raw.charAt(end), radix) >= 0) {
            end++;
        }
        if (end == start) {
            throw new Complaint(here(at), "'\\x' without hexadecimal digits", "expected: \\x0..\\xFF");
        }
        value.append((char) (Integer.parseInt(raw.substring(start, end), radix) & 0xFF));
        at = end;
    }

    private Position here(int index) {
        Position word = token.position();
        return new Position(word.file(), word.line(), word.column() + raw.codePointCount(0, index), 1);
    }
}
