package io.evenkeel.director.keepalived.text;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.diagnostic.Rule;
import io.evenkeel.director.diagnostic.SourceText;

/** The lines of a file without their ends. One that is too long is an error and passed over. */
final class FileLines implements Iterator<Line> {
    private static final Pattern NUMBERED = Pattern.compile("\\s*([0-9]{1,9})(?:\\s.*)?", Pattern.DOTALL);
    private static final int LEAST_NUMBERED = 3;

    private final SourceText source;
    private final Diagnostics diagnostics;
    private final boolean numbered;
    private int number;
    private int start;

    FileLines(SourceText source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
        this.numbered = isNumbered(source.text());
        if (numbered) {
            diagnostics.repair(TextRules.LINE_NUMBERS, Position.startOf(source.name()), "every line begins with its number",
                    "the numbers are left out", "take the text without them");
        }
    }

    @Override
    public boolean hasNext() {
        return start < source.text().length();
    }

    @Override
    public Line next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        String text = source.text();
        int newline = text.indexOf('\n', start);
        int end = newline < 0 ? text.length() : newline;
        number++;
        int length = end - start;
        String content = text.substring(start, end > start && text.charAt(end - 1) == '\r' ? end - 1 : end);
        start = newline < 0 ? end : end + 1;
        if (length > Expander.LONGEST_LINE) {
            diagnostics.error(Rule.TOO_LONG, new Position(source.name(), number, 1, 0), "the line has " + length + " characters",
                    "expected: at most " + Expander.LONGEST_LINE);
            content = "";
        }
        Line line = Line.of(source.name(), number, content);
        return numbered ? withoutNumber(line) : line;
    }

    private static Line withoutNumber(Line line) {
        Matcher matcher = NUMBERED.matcher(line.text());
        return matcher.matches() ? line.from(matcher.end(1)) : line;
    }

    /** Whether each line that is not empty begins with a number larger than the one before. */
    private static boolean isNumbered(String text) {
        long last = -1;
        int count = 0;
        for (Iterator<String> all = text.lines().iterator(); all.hasNext();) {
            String line = all.next();
            if (!line.isBlank()) {
                Matcher matcher = NUMBERED.matcher(line);
                if (!matcher.matches() || Long.parseLong(matcher.group(1)) <= last) {
                    return false;
                }
                last = Long.parseLong(matcher.group(1));
                count++;
            }
        }
        return count >= LEAST_NUMBERED;
    }
}
