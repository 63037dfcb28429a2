package io.evenkeel.benchmarks.simulator;

import java.util.List;
import java.util.Locale;

/** The results as Markdown. */
final class Report {
    private Report() {}

    /** One table for each scenario. */
    static String markdown(Options options, List<Scenario> scenarios, List<List<Result>> results) {
        var text = new StringBuilder("    ").append(options.commandLine()).append("\n");
        for (int i = 0; i < scenarios.size(); i++) {
            Scenario scenario = scenarios.get(i);
            text.append("\n**").append(scenario.name()).append("**: ").append(scenario.says()).append("; ").append(scenario.servers())
                    .append(" servers, ").append(results.get(i).stream().mapToLong(result -> result.latencies().count()).max().orElse(0))
                    .append(" requests counted\n\n");
            text.append("| scheduler | mean ms | p50 ms | p99 ms | p99.9 ms | imbalance | retried | failed |\n");
            text.append("|---|---:|---:|---:|---:|---:|---:|---:|\n");
            for (Result result : results.get(i)) {
                text.append(row(result));
            }
        }
        return text.toString();
    }

    private static String row(Result result) {
        Latencies times = result.latencies();
        return "| " + result.scheduler() + " | " + millis(times.mean()) + " | " + millis(times.quantile(0.5)) + " | "
                + millis(times.quantile(0.99)) + " | " + millis(times.quantile(0.999)) + " | "
                + String.format(Locale.ROOT, "%.2f", result.imbalance()) + " | " + result.retried() + " | " + result.failed() + " |\n";
    }

    /** Three digits that count. */
    static String millis(double seconds) {
        double millis = seconds * 1000;
        return Double.isNaN(millis) ? "-" : String.format(Locale.ROOT, millis < 10 ? "%.2f" : millis < 100 ? "%.1f" : "%.0f", millis);
    }
}
