package io.evenkeel.director.mail;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Words that go into commands and headers of mail: none of them can hold the end of a line. */
public final class MailWords {
    /** What RFC 5321 section 4.5.3.1 leaves for an address between its brackets. */
    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_TEXT = 200;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern ADDRESS = Pattern
            .compile(ATOM + "(?:\\." + ATOM + ")*(?:@(?:[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?|\\[[A-Za-z0-9.:]+]))?");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_.:\\[\\]-]{1,255}");

    private MailWords() {}

    /**
     * Whether this is a plain address: {@code ops@example.org}, or {@code root} for somebody on the mail server. One with a name in
     * front of it is not.
     */
    public static boolean isAddress(String text) {
        return text.length() <= LONGEST_ADDRESS && ADDRESS.matcher(text).matches();
    }

    /** Whether this is the name or the address of a host. */
    public static boolean isHost(String text) {
        return HOST.matcher(text).matches();
    }

    /** What is left of a text for people when it has to be one line: {@code ?} for what would end it, and not too long. */
    static String printable(@Nullable String text) {
        var line = new StringBuilder();
        String.valueOf(text).codePoints().limit(LONGEST_TEXT).forEach(c -> line.appendCodePoint(endsOrHides(c) ? '?' : c));
        return line.toString();
    }

    private static boolean endsOrHides(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            default -> false;
        };
    }
}
