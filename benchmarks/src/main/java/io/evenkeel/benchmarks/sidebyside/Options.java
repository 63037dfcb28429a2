package io.evenkeel.benchmarks.sidebyside;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param rounds how often each proxy is measured per scenario
 * @param seconds length of one measured window
 * @param warmUpSeconds load before the first round, the same for every proxy
 * @param connections connections that the load generator keeps busy
 * @param proxies in the order in which they take turns
 * @param evenkeelNamed whether Evenkeel was asked for by name, so that its absence is an error
 */
record Options(int rounds, int seconds, int warmUpSeconds, int connections, List<Scenario> scenarios,
        List<ProxyKind> proxies, boolean evenkeelNamed) {

    static final String USAGE = """
            usage: benchmarks/side-by-side [options]

              --rounds N        rounds per scenario; in each, every proxy is measured once (default 5)
              --seconds S       length of one measured window (default 5)
              --warmup S        load on each proxy before the first round of a scenario (default 10; 0 for none)
              --connections C   connections that wrk keeps busy (default 64)
              --scenario LIST   of small, 64k, tcp, close (default: all)
              --proxy LIST      of haproxy, nginx, evenkeel (default: all)
              --help

            Progress goes to standard error, the report (Markdown) to standard output.
            """;

    Options {
        scenarios = List.copyOf(scenarios);
        proxies = List.copyOf(proxies);
    }

    /**
     * Reads the command line.
     *
     * @return null when help was asked for
     * @throws Problem naming the word that is wrong
     */
    static @Nullable Options parse(String... args) {
        int rounds = 5;
        int seconds = 5;
        int warmUp = 10;
        int connections = 64;
        List<Scenario> scenarios = List.of(Scenario.values());
        List<ProxyKind> proxies = List.of(ProxyKind.values());
        boolean evenkeelNamed = false;
        for (int i = 0; i < args.length; i++) {
            String option = args[i];
            if (option.equals("--help") || option.equals("-h")) {
                return null;
            }
            String value = i + 1 < args.length ? args[++i] : null;
            switch (option) {
                case "--rounds" -> rounds = number(option, value, 1, 1000);
                case "--seconds" -> seconds = number(option, value, 1, 3600);
                case "--warmup" -> warmUp = number(option, value, 0, 3600);
                case "--connections" -> connections = number(option, value, 1, 1000);
                case "--scenario" -> scenarios = list(option, value, Scenario.values(), Scenario::label);
                case "--proxy" -> {
                    proxies = list(option, value, ProxyKind.values(), ProxyKind::label);
                    evenkeelNamed = proxies.contains(ProxyKind.EVENKEEL);
                }
                default -> throw new Problem(option + ": no such option (see --help)");
            }
        }
        return new Options(rounds, seconds, warmUp, connections, scenarios, proxies, evenkeelNamed);
    }

    Options withoutEvenkeel() {
        List<ProxyKind> others = new ArrayList<>(proxies);
        others.remove(ProxyKind.EVENKEEL);
        return new Options(rounds, seconds, warmUpSeconds, connections, scenarios, others, false);
    }

    /** The command line that repeats this run. */
    String commandLine() {
        return "benchmarks/side-by-side --rounds " + rounds + " --seconds " + seconds + " --warmup " + warmUpSeconds
                + " --connections " + connections + " --scenario "
                + scenarios.stream().map(Scenario::label).collect(Collectors.joining(",")) + " --proxy "
                + proxies.stream().map(ProxyKind::label).collect(Collectors.joining(","));
    }

    private static int number(String option, @Nullable String value, int least, int most) {
        String expected = " (expected: " + least + ".." + most + ")";
        if (value == null) {
            throw new Problem(option + ": value missing" + expected);
        }
        int number;
        try {
            number = Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new Problem(option + ": " + value + expected);
        }
        if (number < least || number > most) {
            throw new Problem(option + ": " + value + expected);
        }
        return number;
    }

    private static <T> List<T> list(String option, @Nullable String value, T[] all, Function<T, String> label) {
        String expected = " (expected: one or more of "
                + Arrays.stream(all).map(label).collect(Collectors.joining(",")) + ")";
        if (value == null) {
            throw new Problem(option + ": value missing" + expected);
        }
        List<T> chosen = new ArrayList<>();
        for (String word : value.split(",", -1)) {
            T match = Arrays.stream(all).filter(one -> label.apply(one).equals(word)).findFirst()
                    .orElseThrow(() -> new Problem(option + ": " + word + expected));
            if (!chosen.contains(match)) {
                chosen.add(match);
            }
        }
        return chosen;
    }
}
