package io.evenkeel.benchmarks.simulator;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * When requests came and how long servers worked on them, out of an access log. HAProxy's {@code httplog} tells both to the
 * millisecond: the time is that of the request, the work is {@code Tr}. The common and combined formats tell seconds; requests of
 * the same second are spread over it evenly.
 */
final class AccessLog {
    private static final Pattern HAPROXY = Pattern.compile(
            "\\[(\\d{2}/[A-Z][a-z]{2}/\\d{4}:\\d{2}:\\d{2}:\\d{2}\\.\\d{3})] \\S+ \\S+/\\S+ -?\\d+/-?\\d+/-?\\d+/(-?\\d+)/\\+?\\d+ ");
    private static final Pattern COMMON = Pattern
            .compile("\\[(\\d{2}/[A-Z][a-z]{2}/\\d{4}:\\d{2}:\\d{2}:\\d{2}) [+-]\\d{4}] .* (\\d+|\\d+\\.\\d+)\\s*$");
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss", Locale.ROOT);
    private static final double LEAST_WORK = 0.0005;

    private record Entry(double at, double work, boolean wholeSecond) {}

    private AccessLog() {}

    /**
     * The scenario of a log.
     *
     * @param lines of the log; those that are not requests are passed over
     * @throws Problem when there are fewer than two requests in it
     */
    static Scenario scenario(List<String> lines, int servers) {
        List<Entry> entries = new ArrayList<>();
        for (String line : lines) {
            Entry entry = entry(line);
            if (entry != null) {
                entries.add(entry);
            }
        }
        if (entries.size() < 2) {
            throw new Problem("The access log has " + entries.size() + " requests with a time and a duration in " + lines.size()
                    + " lines: expected HAProxy's httplog, or the common or combined format with the duration as the last field.");
        }
        entries.sort(Comparator.comparingDouble(Entry::at));
        double[] starts = starts(entries);
        List<Double> gaps = new ArrayList<>();
        double work = 0;
        for (int i = 0; i < starts.length; i++) {
            gaps.add(i == 0 ? 0 : starts[i] - starts[i - 1]);
            work += entries.get(i).work;
        }
        double length = starts[starts.length - 1] - starts[0];
        String says = String.format(Locale.ROOT, "%d requests in %.0f s, mean work %.1f ms, load %.2f", gaps.size(), length,
                1000 * work / gaps.size(), work / Math.max(length, 1e-3) / servers);
        return Scenario.steady(servers, 0.5, Duration.ofMillis((long) (1000 * length) + 10_000)).counting(Duration.ZERO)
                .arrivals(new Arrivals.Replay(gaps)).service(new Service.Replay(entries.stream().map(Entry::work).toList()))
                .named("replay", says);
    }

    private static @Nullable Entry entry(String line) {
        try {
            Matcher haproxy = HAPROXY.matcher(line);
            if (haproxy.find()) {
                int millis = Integer.parseInt(haproxy.group(2));
                return millis < 0 ? null : new Entry(seconds(haproxy.group(1), MILLIS), Math.max(LEAST_WORK, millis / 1000.0), false);
            }
            Matcher common = COMMON.matcher(line);
            if (common.find()) {
                String took = common.group(2);
                double work = took.indexOf('.') >= 0 ? Double.parseDouble(took) : Long.parseLong(took) / 1e6;
                return new Entry(seconds(common.group(1), SECONDS), Math.max(LEAST_WORK, work), true);
            }
            return null;
        } catch (DateTimeException | NumberFormatException e) {
            return null; // Looks like a request, but is none.
        }
    }

    private static double seconds(String text, DateTimeFormatter format) {
        return LocalDateTime.parse(text, format).toInstant(ZoneOffset.UTC).toEpochMilli() / 1000.0;
    }

    private static double[] starts(List<Entry> sorted) {
        double[] starts = new double[sorted.size()];
        for (int from = 0; from < starts.length;) {
            int to = from + 1;
            while (to < starts.length && sorted.get(to).at == sorted.get(from).at) {
                to++;
            }
            for (int i = from; i < to; i++) {
                starts[i] = sorted.get(i).at + (sorted.get(i).wholeSecond ? (i - from + 0.5) / (to - from) : 0);
            }
            from = to;
        }
        return starts;
    }
}
