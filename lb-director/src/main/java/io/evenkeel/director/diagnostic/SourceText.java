package io.evenkeel.director.diagnostic;

/**
 * A configuration file in memory.
 *
 * @param name how messages call it: its path, as the user gave it
 * @param text every character of it
 */
public record SourceText(String name, String text) {
    /** The longest text that a reader takes, in UTF-16 units. */
    public static final int LONGEST = 64 * 1024 * 1024;

    /** The text of a line without its end, or an empty one beyond the last. */
    public String line(int number) {
        int start = 0;
        for (int line = 1; line < number; line++) {
            start = text.indexOf('\n', start) + 1;
            if (start == 0) {
                return "";
            }
        }
        int end = text.indexOf('\n', start);
        String line = end < 0 ? text.substring(start) : text.substring(start, end);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }
}
