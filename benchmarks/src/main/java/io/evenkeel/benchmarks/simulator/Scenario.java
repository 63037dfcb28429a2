package io.evenkeel.benchmarks.simulator;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A world to try schedulers in.
 *
 * @param speeds one for each server
 * @param weights as configured, one for each server
 * @param keys how many different clients there are; the k-th of them asks in proportion to k^-0.8
 * @param warmUp of which nothing is counted
 * @param duration all of it
 */
record Scenario(String name, String says, Arrivals arrivals, Service service, List<Double> speeds, List<Integer> weights, int keys,
        List<Fault> faults,
        Duration warmUp, Duration duration) {
    private static final double WORK = 0.01;

    /** Equal servers of speed 1, exponential work of 10 ms, Poisson arrivals that keep them busy for {@code load} of the time. */
    static Scenario steady(int servers, double load, Duration duration) {
        return new Scenario("steady", "equal servers, exponential work, Poisson arrivals", new Arrivals.Poisson(load * servers / WORK),
                new Service.Exponential(WORK), Collections.nCopies(servers, 1.0), Collections.nCopies(servers, 1), 100_000, List.of(),
                duration.dividedBy(5), duration);
    }

    Scenario named(String newName, String newSays) {
        return new Scenario(newName, newSays, arrivals, service, speeds, weights, keys, faults, warmUp, duration);
    }

    Scenario counting(Duration from) {
        return new Scenario(name, says, arrivals, service, speeds, weights, keys, faults, from, duration);
    }

    Scenario arrivals(Arrivals other) {
        return new Scenario(name, says, other, service, speeds, weights, keys, faults, warmUp, duration);
    }

    Scenario service(Service other) {
        return new Scenario(name, says, arrivals, other, speeds, weights, keys, faults, warmUp, duration);
    }

    Scenario speeds(List<Double> other) {
        return new Scenario(name, says, arrivals, service, other, weights, keys, faults, warmUp, duration);
    }

    Scenario faults(Fault... other) {
        return new Scenario(name, says, arrivals, service, speeds, weights, keys, List.of(other), warmUp, duration);
    }

    /** What the documentation shows. */
    static List<Scenario> standard(int servers, double load, Duration duration) {
        Scenario steady = steady(servers, load, duration);
        double rate = load * servers / WORK;
        List<Double> unequal = IntStream.range(0, servers).mapToObj(i -> i % 5 == 0 ? 0.5 : 1.125).toList();
        Duration third = duration.dividedBy(3);
        return List.of(steady,
                steady.service(new Service.HeavyTailed(WORK)).named("heavy", "log-normal work: 1 request in 100 takes 11 times the mean"),
                steady.arrivals(new Arrivals.Bursty(rate, 1.5, 0.2)).named("bursty",
                        "half as many arrivals again for a fifth of a second now and then"),
                steady.speeds(unequal).named("unequal", "every fifth server has 0.44 times the speed of the others, and nobody says so"),
                steady.faults(new Fault.Speed(third, 0, 0.05), new Fault.Speed(third.multipliedBy(2), 0, 1)).named("slow",
                        "one server works at a twentieth of its speed for a third of the time"));
    }

    int servers() {
        return speeds.size();
    }
}
