package io.evenkeel.benchmarks.sidebyside;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What wrk reports after a run.
 *
 * @param requests answers that arrived whole, whatever their status
 * @param requestsPerSecond as wrk computes it, over its own clock
 * @param p50Millis median latency in milliseconds
 * @param p99Millis 99th percentile of latency in milliseconds
 * @param errorAnswers answers with a status above 399
 * @param socketErrors failed connects, reads and writes, and timeouts
 */
record LoadResult(long requests, double requestsPerSecond, double p50Millis, double p99Millis, long errorAnswers,
        long socketErrors) {
    private static final Pattern REQUESTS = Pattern.compile("(?m)^\\s*(\\d+) requests in ");
    private static final Pattern RATE = Pattern.compile("(?m)^Requests/sec:\\s*([\\d.]+)");
    private static final Pattern P50 = Pattern.compile("(?m)^\\s*50(?:\\.\\d+)?%\\s+([\\d.]+)(us|ms|s|m|h)\\b");
    private static final Pattern P99 = Pattern.compile("(?m)^\\s*99(?:\\.0+)?%\\s+([\\d.]+)(us|ms|s|m|h)\\b");
    private static final Pattern BAD_STATUS = Pattern.compile("(?m)^\\s*Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern SOCKET_ERRORS = Pattern
            .compile("(?m)^\\s*Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

    long errors() {
        return errorAnswers + socketErrors;
    }

    /**
     * Reads the output of {@code wrk --latency}. The two lines about errors are there only when there were some.
     *
     * @throws Problem when something else is missing, with the output
     */
    static LoadResult parse(String output) {
        Matcher socket = SOCKET_ERRORS.matcher(output);
        long socketErrors = 0;
        if (socket.find()) {
            for (int group = 1; group <= socket.groupCount(); group++) {
                socketErrors += Long.parseLong(socket.group(group));
            }
        }
        Matcher status = BAD_STATUS.matcher(output);
        long errorAnswers = status.find() ? Long.parseLong(status.group(1)) : 0;
        return new LoadResult(Long.parseLong(found(REQUESTS, output).group(1)),
                Double.parseDouble(found(RATE, output).group(1)), millis(found(P50, output)),
                millis(found(P99, output)), errorAnswers, socketErrors);
    }

    private static Matcher found(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new Problem("wrk printed something else than expected (no match for " + pattern.pattern() + "): "
                    + output.strip());
        }
        return matcher;
    }

    private static double millis(Matcher duration) {
        double value = Double.parseDouble(duration.group(1));
        return switch (duration.group(2)) {
            case "us" -> value / 1000;
            case "ms" -> value;
            case "s" -> value * 1000;
            case "m" -> value * 60_000;
            default -> value * 3_600_000;
        };
    }
}
