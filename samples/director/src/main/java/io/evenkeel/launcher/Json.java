package io.evenkeel.launcher;

/** Writes JSON (RFC 8259). */
final class Json {
    private static final int FIRST_UNESCAPED = 0x20;

    private Json() {}

    /** A string with its quotes. Unpaired surrogates, which UTF-8 cannot have, are escaped like control characters. */
    static String string(String text) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean paired = Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (paired) {
                out.append(c).append(text.charAt(++i));
            } else if (c < FIRST_UNESCAPED || c == 0x7f || Character.isSurrogate(c)) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
