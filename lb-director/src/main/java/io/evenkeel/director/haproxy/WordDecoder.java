package io.evenkeel.director.haproxy;

import java.util.ArrayList;
import java.util.List;

import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.Token;
import io.evenkeel.director.syntax.Word;

/**
 * Says what a word means: takes off quotes, resolves escapes, and expands variables inside weak quotes, as HAProxy does
 * (configuration manual 2.2, 2.3). A backslash before any other character is an ordinary one.
 */
final class WordDecoder {
    private final Token token;
    private final String raw;
    private final Variables variables;
    private final List<Word> words = new ArrayList<>();
    private final StringBuilder value = new StringBuilder();
    /** Whether something was there that makes a word, be it empty. */
    private boolean begun = true;
    private int at;

    private WordDecoder(Token token, Variables variables) {
        this.token = token;
        this.raw = token.text();
        this.variables = variables;
    }

    /** The word, or the words when a list of values stands in it; none when that list is empty and nothing else. */
    static List<Word> decode(Token token, Variables variables) {
        return new WordDecoder(token, variables).run();
    }

    private List<Word> run() {
        while (at < raw.length()) {
            char c = raw.charAt(at);
            switch (c) {
                case '\'' -> {
                    int close = raw.indexOf('\'', at + 1);
                    if (close < 0) {
                        throw unmatched(at);
                    }
                    value.append(raw, at + 1, close);
                    at = close + 1;
                }
                case '"' -> weak();
                case '\\' -> escape(false);
                default -> plain(c);
            }
        }
        if (begun || !value.isEmpty()) {
            words.add(new Word(value.toString(), token.position()));
        }
        return words;
    }

    /** The first value goes on with what stands before it, the last with what stands behind. */
    private void put(List<String> values) {
        begun = values.size() == 1 ? begun : !value.isEmpty();
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                words.add(new Word(value.toString(), token.position()));
                value.setLength(0);
            }
            value.append(values.get(i));
        }
    }

    private void weak() {
        int open = at++;
        while (at < raw.length() && raw.charAt(at) != '"') {
            switch (raw.charAt(at)) {
                case '\\' -> escape(true);
                case '$' -> {
                    Variables.Expansion expansion = variables.expand(raw, at, raw.length(), here(at));
                    put(expansion.values());
                    at = expansion.end();
                }
                default -> plain(raw.charAt(at));
            }
        }
        if (at >= raw.length()) {
            throw unmatched(open);
        }
        at++;
    }

    private void plain(char c) {
        if (c == 0) {
            throw new Complaint(HaproxyRules.QUOTING, here(at), "a NUL byte in a word", "is this a text file?");
        }
        value.append(c);
        at++;
    }

    private void escape(boolean quoted) {
        char next = at + 1 < raw.length() ? raw.charAt(at + 1) : 0;
        switch (next) {
            case ' ', '\\', '#', '"', '\'' -> take(next);
            case 'n' -> take('\n');
            case 'r' -> take('\r');
            case 't' -> take('\t');
            case 'x' -> hex();
            case '$' -> {
                if (quoted) {
                    take('$');
                } else {
                    plain('\\');
                }
            }
            default -> plain('\\');
        }
    }

    private void take(char meant) {
        value.append(meant);
        at += 2;
    }

    private void hex() {
        int high = at + 2 < raw.length() ? Character.digit(raw.charAt(at + 2), 16) : -1;
        int low = at + 3 < raw.length() ? Character.digit(raw.charAt(at + 3), 16) : -1;
        if (high < 0 || low < 0) {
            throw new Complaint(HaproxyRules.QUOTING, here(at), "'\\x' without two hexadecimal digits", "expected: \\x00..\\xFF");
        }
        value.append((char) (high * 16 + low));
        at += 4;
    }

    private Complaint unmatched(int quote) {
        return new Complaint(HaproxyRules.QUOTING, here(quote), "this quote is not closed on its line", null);
    }

    private Position here(int index) {
        Position word = token.position();
        return new Position(word.file(), word.line(), word.column() + raw.codePointCount(0, index), 1);
    }
}
