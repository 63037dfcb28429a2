package io.evenkeel.benchmarks.sidebyside;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Collects samples and sums them up: medians over the rounds, and the median over the rounds of each proxy's ratio to
 * HAProxy in the same round, which a drift of the machine between rounds cannot move.
 */
final class Report {
    private static final String HEAD = """
            | scenario | proxy | requests/s | to HAProxy | CPU µs/request | to HAProxy | p50 ms | p99 ms | errors | its CPU: proxy | others |
            |---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
            """;

    private final Map<Scenario, Map<ProxyKind, List<Sample>>> samples = new EnumMap<>(Scenario.class);

    /** Adds one round's sample; rounds come in the same order for every proxy. */
    void add(Scenario scenario, ProxyKind proxy, Sample sample) {
        samples.computeIfAbsent(scenario, s -> new EnumMap<>(ProxyKind.class))
                .computeIfAbsent(proxy, p -> new ArrayList<>()).add(sample);
    }

    /** Failed requests over everything that was measured. */
    long errors() {
        return samples.values().stream().flatMap(proxies -> proxies.values().stream()).flatMap(List::stream)
                .mapToLong(sample -> sample.load().errors()).sum();
    }

    /** One Markdown table, a row per scenario and proxy. */
    String table() {
        StringBuilder table = new StringBuilder(HEAD);
        samples.forEach((scenario, proxies) -> proxies.forEach((proxy, rounds) -> {
            List<Sample> haproxy = proxies.getOrDefault(ProxyKind.HAPROXY, List.of());
            table.append(String.format(Locale.ROOT, "| %s | %s | %.0f | %s | %.2f | %s | %.2f | %.2f | %d | %.0f %% | %.0f %% |\n",
                    scenario.label(), proxy.label(), median(rounds, s -> s.load().requestsPerSecond()),
                    ratio(rounds, haproxy, s -> s.load().requestsPerSecond()),
                    median(rounds, Sample::cpuMicrosPerRequest), ratio(rounds, haproxy, Sample::cpuMicrosPerRequest),
                    median(rounds, s -> s.load().p50Millis()), median(rounds, s -> s.load().p99Millis()),
                    rounds.stream().mapToLong(s -> s.load().errors()).sum(), 100 * median(rounds, Sample::busy),
                    100 * median(rounds, Sample::others)));
        }));
        return table.toString();
    }

    private static double median(List<Sample> rounds, ToDoubleFunction<Sample> figure) {
        return median(rounds.stream().mapToDouble(figure).toArray());
    }

    private static String ratio(List<Sample> rounds, List<Sample> haproxy, ToDoubleFunction<Sample> figure) {
        int pairs = Math.min(rounds.size(), haproxy.size());
        if (pairs == 0) {
            return "";
        }
        return String.format(Locale.ROOT, "%.2f", median(IntStream.range(0, pairs)
                .mapToDouble(i -> figure.applyAsDouble(rounds.get(i)) / figure.applyAsDouble(haproxy.get(i)))
                .toArray()));
    }

    /** The middle one, or the mean of the middle two. */
    static double median(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("values: none (expected: at least one)");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : mean(sorted[middle - 1], sorted[middle]);
    }

    /** Between the two, also where their sum, or their difference, is beyond what a double holds. */
    private static double mean(double lower, double upper) {
        return lower < 0 && upper > 0 ? (lower + upper) / 2 : lower + (upper - lower) / 2;
    }
}
