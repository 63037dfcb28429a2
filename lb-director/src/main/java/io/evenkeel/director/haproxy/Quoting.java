package io.evenkeel.director.haproxy;

import java.util.Locale;

import io.evenkeel.director.syntax.StrangeBlanks;

/** Writes a word so that {@link WordDecoder} reads the same again, and HAProxy too. Pure. */
final class Quoting {
    private Quoting() {}

    /** The word itself where nothing in it is special; otherwise in strong quotes, or in weak ones when it holds a strong one. */
    static String quote(String word) {
        if (word.isEmpty()) {
            return "''";
        }
        boolean plain = word.codePoints().allMatch(c -> c > ' ' && c != 0x7F && "#\\\"'$".indexOf(c) < 0 && !StrangeBlanks.isOne(c));
        if (plain) {
            return word;
        }
        boolean strong = word.chars().allMatch(c -> c >= ' ' && c != 0x7F && c != '\'');
        return strong ? "'" + word + "'" : weak(word);
    }

    private static String weak(String word) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\\', '"', '$' -> out.append('\\').append(c);
                default -> {
                    if (c < ' ' || c == 0x7F) {
                        out.append(String.format(Locale.ROOT, "\\x%02X", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }
}
