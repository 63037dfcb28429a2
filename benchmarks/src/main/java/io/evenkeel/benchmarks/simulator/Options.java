package io.evenkeel.benchmarks.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param schedulers which to compare, in this order
 * @param scenarios by name; empty for all
 * @param seconds of simulated time
 * @param load share of the time that servers of speed 1 are busy
 * @param log an access log to replay instead of the scenarios
 * @param picture where to draw
 * @param check whether to hold the schedulers against formulas instead
 */
record Options(List<Contender> schedulers, List<String> scenarios, int servers, double load, int seconds, long seed, @Nullable Path log,
        @Nullable Path picture, boolean check) {
    static final String USAGE = """
            usage: benchmarks/simulate [options]

              --schedulers LIST  of %s
                                 (default: all)
              --scenario LIST    of steady, heavy, bursty, unequal, slow (default: all)
              --servers N        servers (default 20)
              --load L           how busy the servers are, 0.01..0.999 (default 0.8)
              --seconds S        simulated time; the first fifth is not counted (default 60)
              --seed X           every seed gives another run, equal seeds the same (default 1)
              --replay FILE      arrivals and work from an access log: HAProxy's httplog, or the common
                                 or combined format with the duration as the last field (seconds with a
                                 point, or whole microseconds); --scenario and --load are not used then
              --picture FILE     draw the response times as SVG
              --check            hold the schedulers against closed formulas instead: some minutes
              --help

            Progress goes to standard error, the report (Markdown) to standard output.
            """;

    Options {
        schedulers = List.copyOf(schedulers);
        scenarios = List.copyOf(scenarios);
    }

    static String usage() {
        List<String> names = Contender.all().stream().map(Contender::name).toList();
        int half = (names.size() + 1) / 2;
        return USAGE.formatted(String.join(", ", names.subList(0, half)) + ",\n                     "
                + String.join(", ", names.subList(half, names.size())));
    }

    /**
     * Reads the command line.
     *
     * @return null when help was asked for
     * @throws Problem naming the word that is wrong
     */
    static @Nullable Options parse(List<String> args) {
        var options = new Options(Contender.all(), List.of(), 20, 0.8, 60, 1, null, null, false);
        for (int i = 0; i < args.size(); i++) {
            String option = args.get(i);
            if (option.equals("--help") || option.equals("-h")) {
                return null;
            }
            if (option.equals("--check")) {
                options = options.checking();
                continue;
            }
            if (i + 1 == args.size()) {
                throw new Problem(option + ": value missing, or no such option (see --help)");
            }
            options = options.with(option, args.get(++i));
        }
        return options;
    }

    private Options checking() {
        return new Options(schedulers, scenarios, servers, load, seconds, seed, log, picture, true);
    }

    private Options with(String option, String value) {
        return switch (option) {
            case "--schedulers" -> new Options(contenders(value), scenarios, servers, load, seconds, seed, log, picture, check);
            case "--scenario" -> new Options(schedulers, known(value), servers, load, seconds, seed, log, picture, check);
            case "--servers" -> new Options(schedulers, scenarios, (int) number(option, value, 1, 5000), load, seconds, seed, log, picture,
                    check);
            case "--load" -> new Options(schedulers, scenarios, servers, number(option, value, 0.01, 0.999), seconds, seed, log, picture,
                    check);
            case "--seconds" ->
                new Options(schedulers, scenarios, servers, load, (int) number(option, value, 5, 36_000), seed, log, picture,
                        check);
            case "--seed" -> new Options(schedulers, scenarios, servers, load, seconds, (long) number(option, value, 0, 1e15), log, picture,
                    check);
            case "--replay" -> new Options(schedulers, scenarios, servers, load, seconds, seed, Path.of(value), picture, check);
            case "--picture" -> new Options(schedulers, scenarios, servers, load, seconds, seed, log, Path.of(value), check);
            default -> throw new Problem(option + ": no such option (see --help)");
        };
    }

    private static List<Contender> contenders(String value) {
        List<Contender> all = Contender.all();
        List<Contender> chosen = new ArrayList<>();
        for (String name : value.split(",", -1)) {
            chosen.add(all.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow(() -> new Problem("--schedulers: " + name
                    + " (expected: one or more of " + all.stream().map(Contender::name).collect(Collectors.joining(",")) + ")")));
        }
        return chosen;
    }

    private static List<String> known(String value) {
        List<String> names = Scenario.standard(1, 0.5, Duration.ofSeconds(6)).stream().map(Scenario::name).toList();
        List<String> chosen = List.of(value.split(",", -1));
        for (String name : chosen) {
            if (!names.contains(name)) {
                throw new Problem("--scenario: " + name + " (expected: one or more of " + String.join(",", names) + ")");
            }
        }
        return chosen;
    }

    private static double number(String option, String value, double least, double most) {
        String expected = " (expected: " + plain(least) + ".." + plain(most) + ")";
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new Problem(option + ": " + value + expected);
        }
        if (!(number >= least && number <= most)) {
            throw new Problem(option + ": " + value + expected);
        }
        return number;
    }

    private static String plain(double number) {
        return number == (long) number ? Long.toString((long) number) : Double.toString(number);
    }

    /** The command line that repeats this run. */
    String commandLine() {
        return "benchmarks/simulate" + (log == null ? "" : " --replay " + log)
                + (scenarios.isEmpty() || log != null ? "" : " --scenario " + String.join(",", scenarios))
                + (schedulers.size() == Contender.all().size() ? ""
                        : " --schedulers " + schedulers.stream().map(Contender::name).collect(Collectors.joining(",")))
                + " --servers " + servers + (log == null ? " --load " + load + " --seconds " + seconds : "") + " --seed " + seed;
    }
}
