package io.evenkeel.benchmarks.simulator;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import io.evenkeel.core.schedule.load.LoadSchedulers;

/**
 * The schedulers against closed formulas for infinitely many servers, with many servers and for long. Join-idle-queue is a little
 * better than its formula: entries of servers that are no longer idle are passed over here.
 */
final class Theory {
    /**
     * A case with a known answer.
     *
     * @param expected mean response time in units of the mean work
     * @param tolerance how much the simulation may miss it, in percent
     */
    private record Case(String says, Contender contender, int servers, double load, int seconds, double expected, double tolerance) {}

    private Theory() {}

    /** Mitzenmacher 2001, theorem 1: mean time in a system where each of many customers looks at {@code choices} queues. */
    static double supermarket(int choices, double load) {
        double sum = 0;
        for (int i = 1; i < 64; i++) {
            double term = Math.pow(load, (Math.pow(choices, i) - choices) / (choices - 1));
            sum += term;
            if (term < 1e-12) {
                break;
            }
        }
        return sum;
    }

    /** Lu and others 2011: mean time of join-idle-queue with {@code servers} for each queue and exponential work. */
    static double joinIdleQueue(int servers, double load) {
        double odds = servers * (1 - load);
        double occupied = odds / (1 + odds);
        return 1 / (1 - load * (1 - occupied));
    }

    private static Case choices(int choices, double load, int servers, int seconds, double tolerance) {
        return new Case("power of " + choices + " choices", new Contender("choices",
                (clock, random) -> LoadSchedulers.powerOfChoices(choices, random)), servers, load, seconds, supermarket(choices, load),
                tolerance);
    }

    private static Case idle(int perQueue, double load, int servers, int seconds, double tolerance) {
        return new Case("join-idle-queue, " + perQueue + " servers a queue", new Contender("jiq",
                (clock, random) -> LoadSchedulers.joinIdleQueue(servers / perQueue, random)), servers, load, seconds,
                joinIdleQueue(perQueue, load), tolerance);
    }

    /**
     * Runs all cases and prints a table.
     *
     * @return whether all were met
     */
    static boolean check(long seed, PrintStream out, PrintStream progress) {
        List<Case> cases = List.of(choices(2, 0.5, 1000, 30, 0.5), choices(2, 0.9, 1000, 60, 1), choices(2, 0.99, 1000, 200, 4),
                choices(3, 0.5, 1000, 30, 0.5), choices(3, 0.9, 1000, 60, 1.5), choices(3, 0.99, 1000, 200, 5),
                idle(10, 0.5, 1000, 30, 3), idle(10, 0.9, 1000, 60, 3), idle(20, 0.5, 1000, 30, 3), idle(20, 0.9, 1000, 60, 3));
        out.println("    benchmarks/simulate --check --seed " + seed + "\n");
        out.println("| what | load | servers | formula | simulated | off by | tolerance |\n|---|---:|---:|---:|---:|---:|---:|");
        boolean met = true;
        for (Case one : cases) {
            progress.println(one.says + " at " + one.load + " ...");
            Scenario scenario = Scenario.steady(one.servers, one.load, Duration.ofSeconds(one.seconds));
            double mean = Simulation.run(scenario, one.contender, seed).latencies().mean() / scenario.service().mean();
            double off = 100 * (mean / one.expected - 1);
            met &= Math.abs(off) <= one.tolerance;
            out.printf(Locale.ROOT, "| %s | %s | %d | %.4f | %.4f | %+.2f %% | %s %% |%n", one.says, one.load, one.servers, one.expected,
                    mean,
                    off, one.tolerance);
        }
        return met;
    }
}
