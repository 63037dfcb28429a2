package io.evenkeel.benchmarks.pick;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks of this package and prints their table. The shell script {@code benchmarks/pick} calls it. */
public final class Picks {
    private Picks() {}

    /**
     * Runs what the arguments name.
     *
     * @param arguments see {@link PickOptions}
     */
    public static void main(String[] arguments) throws RunnerException {
        PickOptions options;
        try {
            options = PickOptions.parse(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(PickOptions.HELP);
            System.exit(2);
            return;
        }
        if (options.help()) {
            System.out.println(PickOptions.HELP);
            return;
        }
        List<RunResult> picks = new ArrayList<>();
        for (int threads : options.threads()) {
            picks.addAll(run(options, PickBenchmark.class, options.contenders(), options.servers(), threads));
        }
        System.out.println(PickTable.ofPicks(picks));
        List<String> own = options.contenders().stream().filter(Contenders.SCHEDULERS::containsKey).toList();
        if (options.rebuild() && !own.isEmpty()) {
            System.out.println(PickTable.ofRebuilds(run(options, RebuildBenchmark.class, own, List.of(1000), 1)));
        }
    }

    private static Collection<RunResult> run(PickOptions options, Class<?> benchmark, List<String> contenders, List<Integer> servers,
            int threads) throws RunnerException {
        ChainedOptionsBuilder jmh = new OptionsBuilder().include(benchmark.getName().replace(".", "\\.") + "\\.")
                .param("contender", contenders.toArray(String[]::new))
                .param("servers", servers.stream().map(String::valueOf).toArray(String[]::new)).threads(threads).forks(options.forks())
                .warmupIterations(3).warmupTime(TimeValue.milliseconds(options.millis())).measurementIterations(3)
                .measurementTime(TimeValue.milliseconds(options.millis())).addProfiler(GCProfiler.class).shouldFailOnError(true)
                .verbosity(VerboseMode.NORMAL).output("/dev/stderr");
        return new Runner(jmh.build()).run();
    }
}
