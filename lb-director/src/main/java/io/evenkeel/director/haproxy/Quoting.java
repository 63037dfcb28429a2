package io.evenkeel.director.haproxy;

/** Writes a word so that {@link WordDecoder} reads the same again, and HAProxy too. Pure. */
final class Quoting {
    private Quoting() {}

    /** The word itself where nothing in it is special; otherwise in strong quotes, or escaped when it holds one. */
    static String quote(String word) {
        if (word.isEmpty()) {
            return "''";
        }
        boolean plain = word.chars().allMatch(c -> c > ' ' && c != 0x7F && "#\\\"'$".indexOf(c) < 0);
        if (plain) {
            return word;
        }
        boolean strong = word.chars().allMatch(c -> c >= ' ' && c != 0x7F && c != '\'');
        return strong ? "'" + word + "'" : escaped(word);
    }

    private static String escaped(String word) {
        var out = new StringBuilder();
        for (char c : word.toCharArray()) {
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case ' ', '#', '\\', '"', '\'' -> out.append('\\').append(c);
                default -> {
                    if (c < ' ' || c == 0x7F) {
                        out.append(String.format(java.util.Locale.ROOT, "\\x%02X", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.toString();
    }
}
