package io.evenkeel.director.keepalived.text;

import java.util.Arrays;

import io.evenkeel.director.diagnostic.Position;
import org.jspecify.annotations.Nullable;

/**
 * One line of configuration after what was replaced in it, each character of which knows the column it came from. What a
 * variable stands for comes from where the variable was used; only the lines of a definition of several lines come from
 * there. Immutable.
 */
final class Line {
    private final String file;
    private final int number;
    private final String text;
    /** Column of each UTF-16 unit and of the end, counted in code points from 1; {@code null} when nothing was replaced. */
    private final int @Nullable [] columns;

    private Line(String file, int number, String text, int @Nullable [] columns) {
        this.file = file;
        this.number = number;
        this.text = text;
        this.columns = columns;
    }

    /** A line as it stands in a file, without its end. */
    static Line of(String file, int number, String text) {
        return new Line(file, number, text, null);
    }

    String file() {
        return file;
    }

    int number() {
        return number;
    }

    String text() {
        return text;
    }

    int length() {
        return text.length();
    }

    char charAt(int index) {
        return text.charAt(index);
    }

    /** Whether there is nothing but blanks. */
    boolean isBlank() {
        return firstText() == text.length();
    }

    /** The first character that is no blank, or the end. */
    int firstText() {
        return skipBlanks(0);
    }

    /** The first character from {@code index} on that is no blank, or the end. */
    int skipBlanks(int index) {
        int at = index;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Whether a character separates words. */
    static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\u000B' || c == '\f';
    }

    /** Where the characters from {@code start} to before {@code end} came from. */
    Position position(int start, int end) {
        int from = column(start);
        return new Position(file, number, from, Math.max(end > start ? 1 : 0, column(end) - from));
    }

    private int column(int index) {
        return columns == null ? text.codePointCount(0, index) + 1 : columns[index];
    }

    /** What lies from {@code start} to before {@code end}. */
    Line part(int start, int end) {
        return new Line(file, number, text.substring(start, end), Arrays.copyOfRange(mapped(), start, end + 1));
    }

    /** What lies from {@code start} on. */
    Line from(int start) {
        return start == 0 ? this : part(start, text.length());
    }

    /** The line with {@code value} instead of what lies from {@code start} to before {@code end}. */
    Line replace(int start, int end, String value) {
        int[] old = mapped();
        var replaced = new int[start + value.length() + old.length - end];
        System.arraycopy(old, 0, replaced, 0, start);
        Arrays.fill(replaced, start, start + value.length(), old[start]);
        System.arraycopy(old, end, replaced, start + value.length(), old.length - end);
        return new Line(file, number, text.substring(0, start) + value + text.substring(end), replaced);
    }

    /** This line's text between two others, all from this line's place unless the others are blank. */
    Line between(Line before, Line after) {
        if (before.isBlank() && after.isBlank()) {
            return this;
        }
        Line place = before.isBlank() ? after : before;
        int column = place.columns == null ? 1 : place.columns[0];
        var all = new int[before.length() + length() + after.length() + 1];
        Arrays.fill(all, column);
        return new Line(place.file, place.number, before.text + text + after.text, all);
    }

    private int[] mapped() {
        if (columns != null) {
            return columns;
        }
        var all = new int[text.length() + 1];
        int column = 1;
        for (int i = 0; i < text.length(); i++) {
            all[i] = column;
            if (!Character.isHighSurrogate(text.charAt(i)) || i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                column++;
            }
        }
        all[text.length()] = column;
        return all;
    }

    @Override
    public String toString() {
        return file + ":" + number + ": " + text;
    }
}
