package io.evenkeel.launcher.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws how requests spread: one line with a bar for each name. Pure. */
public final class Spread {
    private static final String EIGHTHS = "▏▎▍▌▋▊▉█";

    private Spread() {}

    /**
     * One line for each entry, in the order of the map: name, bar, count. The longest bar has {@code width} columns; a
     * count above zero is never without a mark.
     *
     * @param unicode whether bars are blocks, with eighths at their ends, or {@code #}
     */
    public static List<String> draw(Map<String, Integer> counts, int width, boolean unicode) {
        int most = Math.max(1, counts.values().stream().mapToInt(Integer::intValue).max().orElse(1));
        int longestName = counts.keySet().stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        counts.forEach((name, count) -> {
            String bar = unicode ? blocks(count, most, width) : "#".repeat(marks(count, most, width));
            lines.add(name + " ".repeat(longestName - name.length()) + "  " + bar + " ".repeat(width - bar.length()) + "  " + count);
        });
        return lines;
    }

    private static int marks(int count, int most, int width) {
        int length = Math.round((float) count * width / most);
        return count > 0 ? Math.max(1, length) : 0;
    }

    private static String blocks(int count, int most, int width) {
        int eighths = marks(count, most, width * 8);
        String whole = "█".repeat(eighths / 8);
        int rest = eighths % 8;
        return rest == 0 ? whole : whole + EIGHTHS.charAt(rest - 1);
    }
}
