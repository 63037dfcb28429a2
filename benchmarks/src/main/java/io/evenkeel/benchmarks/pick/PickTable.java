package io.evenkeel.benchmarks.pick;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.openjdk.jmh.results.RunResult;

/** Results of JMH as tables for people (Markdown). */
final class PickTable {
    private PickTable() {}

    /** A line for each contender, a column for each number of threads and servers, and what a pick allocates at most. */
    static String ofPicks(Collection<RunResult> results) {
        Map<String, Map<String, String>> lines = new LinkedHashMap<>();
        Map<String, Boolean> columns = new LinkedHashMap<>();
        Map<String, Double> allocated = new LinkedHashMap<>();
        for (RunResult result : results) {
            String contender = result.getParams().getParam("contender");
            int threads = result.getParams().getThreads();
            String column = result.getParams().getParam("servers") + " servers, " + threads + (threads == 1 ? " thread" : " threads");
            columns.put(column, true);
            lines.computeIfAbsent(contender, name -> new LinkedHashMap<>()).put(column, score(result));
            allocated.merge(contender, allocation(result), Math::max);
        }
        var table = new StringBuilder("| ns per pick |");
        columns.keySet().forEach(column -> table.append(' ').append(column).append(" |"));
        table.append(" bytes per pick |\n|---|").append("--:|".repeat(columns.size() + 1)).append('\n');
        lines.forEach((contender, cells) -> {
            table.append("| ").append(contender).append(" |");
            columns.keySet().forEach(column -> table.append(' ').append(cells.getOrDefault(column, "")).append(" |"));
            table.append(String.format(Locale.ROOT, " %.0f |%n", Objects.requireNonNullElse(allocated.get(contender), 0.0)));
        });
        return table.toString();
    }

    /** A line for each scheduler. */
    static String ofRebuilds(Collection<RunResult> results) {
        var table = new StringBuilder("| rebuild of 1000 servers | µs |\n|---|--:|\n");
        for (RunResult result : results) {
            table.append("| ").append(result.getParams().getParam("contender")).append(" | ").append(score(result)).append(" |\n");
        }
        return table.toString();
    }

    private static String score(RunResult result) {
        return String.format(Locale.ROOT, "%.1f", result.getPrimaryResult().getScore());
    }

    private static double allocation(RunResult result) {
        String key = "gc.alloc.rate.norm";
        return result.getSecondaryResults().containsKey(key) ? result.getSecondaryResults().get(key).getScore() : Double.NaN;
    }
}
