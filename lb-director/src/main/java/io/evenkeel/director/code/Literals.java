package io.evenkeel.director.code;

import java.time.Duration;

/** Values as Java writes them. */
final class Literals {
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int LAST_ASCII = 0x7e;

    private Literals() {}

    /**
     * A string literal. Letters and digits of any script stay readable; whatever else is not plain ASCII is escaped, such as
     * characters that reverse the direction of the text and make code look like what it is not.
     */
    static String string(String text) {
        var literal = new StringBuilder("\"");
        text.codePoints().forEach(c -> append(literal, c));
        return literal.append('"').toString();
    }

    private static void append(StringBuilder literal, int codePoint) {
        switch (codePoint) {
            case '"' -> literal.append("\\\"");
            case '\\' -> literal.append("\\\\");
            case '\n' -> literal.append("\\n");
            case '\r' -> literal.append("\\r");
            case '\t' -> literal.append("\\t");
            default -> {
                boolean plain = codePoint >= FIRST_PRINTABLE && codePoint <= LAST_ASCII;
                if (plain || (codePoint > LAST_ASCII && Character.isLetterOrDigit(codePoint))) {
                    literal.appendCodePoint(codePoint);
                } else {
                    for (char unit : Character.toChars(codePoint)) {
                        literal.append(String.format("\\u%04x", (int) unit));
                    }
                }
            }
        }
    }

    /** An expression for a length of time, in the largest unit that fits. */
    static String duration(Duration time, Imports imports) {
        String type = imports.name(Duration.class);
        if (time.isZero()) {
            return type + ".ZERO";
        }
        int fraction = time.toNanosPart();
        if (fraction != 0) {
            return fraction % NANOS_PER_MILLI == 0 && time.toSeconds() < Integer.MAX_VALUE
                    ? type + ".ofMillis(" + number(time.toMillis()) + ")"
                    : type + ".ofSeconds(" + number(time.toSeconds()) + ", " + fraction + ")";
        }
        if (time.toSeconds() % 60 != 0) {
            return type + ".ofSeconds(" + number(time.toSeconds()) + ")";
        }
        return time.toMinutes() % 60 != 0 ? type + ".ofMinutes(" + number(time.toMinutes()) + ")"
                : type + ".ofHours(" + number(time.toHours()) + ")";
    }

    private static String number(long value) {
        return value == (int) value ? Long.toString(value) : value + "L";
    }
}
