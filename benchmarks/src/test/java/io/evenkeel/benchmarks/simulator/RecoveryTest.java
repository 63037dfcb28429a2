package io.evenkeel.benchmarks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;

import io.evenkeel.core.schedule.load.LatencyMemory;
import io.evenkeel.core.schedule.load.LoadSchedulers;
import io.evenkeel.core.schedule.load.PrequalOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A scheduler that learns latencies must not keep a bad memory of a server that is well again (traefik #12306). Fixed seed. */
class RecoveryTest {
    private static final int SLOW_FROM = 10;
    private static final int SLOW_TO = 20;

    private static Result run(Contender contender, double load, double slowness) {
        Scenario scenario = Scenario.steady(10, load, Duration.ofSeconds(45)).faults(
                new Fault.Speed(Duration.ofSeconds(SLOW_FROM), 0, slowness), new Fault.Speed(Duration.ofSeconds(SLOW_TO), 0, 1));
        return Simulation.run(scenario, contender, 7);
    }

    /** What server 0 got in these seconds, by its fair share. */
    private static double share(Result result, int from, int to) {
        double own = IntStream.range(from, to).map(second -> result.picksPerSecond().get(0)[second]).sum();
        double all = IntStream.range(from, to)
                .map(second -> IntStream.range(0, 10).map(server -> result.picksPerSecond().get(server)[second]).sum()).sum();
        return 10 * own / all;
    }

    /** Recovered when its last slow request is done, which is 5 s after the fault at the slowest here. */
    @ParameterizedTest
    @CsvSource({"0.02, 0.02", "0.2, 0.02", "0.5, 0.02", "0.8, 0.02", "0.5, 0.2", "0.8, 0.2", "0.5, 0.002"})
    void underPeakEwmaARecoveredServerRegainsItsShareWithinTenSeconds(double load, double slowness) {
        Result result = run(new Contender("peak-ewma", (clock, random) -> LoadSchedulers.peakEwma(clock, LatencyMemory.DEFAULT, random)),
                load, slowness);
        System.out.printf("load %.2f, speed %.3f: share while slow %.3f, recovered %.3f, after 10 s %.3f%n", load, slowness,
                share(result, SLOW_FROM + 1, SLOW_TO), share(result, SLOW_TO, SLOW_TO + 10), share(result, SLOW_TO + 10, SLOW_TO + 20));
        assertThat(share(result, SLOW_TO + 10, SLOW_TO + 20)).isGreaterThan(0.8);
        assertThat(share(result, SLOW_FROM + 1, SLOW_TO)).isLessThan(load < 0.1 ? 0.8 : 0.5);
    }

    @ParameterizedTest
    @CsvSource({"0.2, 0.02", "0.8, 0.02", "0.5, 0.1"})
    void underPrequalItRegainsMostOfIt(double load, double slowness) {
        Result result = run(new Contender("prequal", (clock, random) -> LoadSchedulers.prequal(PrequalOptions.DEFAULT, clock, random)),
                load,
                slowness);
        System.out.printf("load %.2f, speed %.3f: share while slow %.3f, after 10 s %.3f%n", load, slowness,
                share(result, SLOW_FROM + 1, SLOW_TO), share(result, SLOW_TO + 10, SLOW_TO + 20));
        assertThat(share(result, SLOW_TO + 10, SLOW_TO + 20)).isGreaterThan(0.5);
        assertThat(share(result, SLOW_FROM + 1, SLOW_TO)).isLessThan(0.5);
    }
}
