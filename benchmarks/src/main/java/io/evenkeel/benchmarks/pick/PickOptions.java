package io.evenkeel.benchmarks.pick;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What to run.
 *
 * @param help only show the help
 * @param contenders names of {@link Contenders}
 * @param servers among how many servers
 * @param threads with how many threads, one run for each
 * @param forks how many JVMs for each measurement
 * @param millis length of an iteration; three warm up, three are measured
 * @param rebuild whether rebuilds are measured too
 */
record PickOptions(boolean help, List<String> contenders, List<Integer> servers, List<Integer> threads, int forks, int millis,
        boolean rebuild) {
    static final String HELP = """
            benchmarks/pick [OPTION...]
              --contender LIST  who takes part, or parts of their names, with commas (default: all)
              --servers LIST    among how many servers (default: 10,100,1000)
              --threads LIST    with how many threads (default: 1,2)
              --forks N         JVMs for each measurement (default: 1)
              --millis N        length of an iteration; 3 warm up, 3 are measured (default: 500)
              --no-rebuild      without rebuilds of 1000 servers
            The table goes to standard output, progress to standard error.""";

    static PickOptions parse(List<String> arguments) {
        var options = new PickOptions(false, contenders(""), List.of(10, 100, 1000), List.of(1, 2), 1, 500, true);
        var rest = new ArrayList<>(arguments);
        while (!rest.isEmpty()) {
            String option = rest.remove(0);
            options = switch (option) {
                case "--help" -> new PickOptions(true, options.contenders, options.servers, options.threads, options.forks,
                        options.millis, options.rebuild);
                case "--no-rebuild" -> new PickOptions(options.help, options.contenders, options.servers, options.threads, options.forks,
                        options.millis, false);
                case "--contender" -> new PickOptions(options.help, contenders(value(option, rest)), options.servers, options.threads,
                        options.forks, options.millis, options.rebuild);
                case "--servers" -> new PickOptions(options.help, options.contenders, numbers(option, rest), options.threads,
                        options.forks, options.millis, options.rebuild);
                case "--threads" -> new PickOptions(options.help, options.contenders, options.servers, numbers(option, rest),
                        options.forks, options.millis, options.rebuild);
                case "--forks" -> new PickOptions(options.help, options.contenders, options.servers, options.threads,
                        numbers(option, rest).get(0), options.millis, options.rebuild);
                case "--millis" -> new PickOptions(options.help, options.contenders, options.servers, options.threads, options.forks,
                        numbers(option, rest).get(0), options.rebuild);
                default -> throw new IllegalArgumentException("Unknown option: " + option);
            };
        }
        return options;
    }

    private static List<String> contenders(String wanted) {
        List<String> parts = List.of(wanted.split(",", -1));
        List<String> names = Stream.concat(Contenders.SCHEDULERS.keySet().stream(), Contenders.PEERS.keySet().stream())
                .filter(name -> parts.stream().anyMatch(name::contains)).toList();
        if (names.isEmpty()) {
            throw new IllegalArgumentException("--contender: nobody is called like " + wanted);
        }
        return names;
    }

    private static List<Integer> numbers(String option, List<String> rest) {
        List<Integer> numbers = new ArrayList<>();
        for (String number : value(option, rest).split(",", -1)) {
            if (!number.matches("[1-9][0-9]{0,6}")) {
                throw new IllegalArgumentException(option + ": " + number + " (expected: a whole number greater than 0)");
            }
            numbers.add(Integer.valueOf(number));
        }
        return numbers;
    }

    private static String value(String option, List<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.remove(0);
    }
}
