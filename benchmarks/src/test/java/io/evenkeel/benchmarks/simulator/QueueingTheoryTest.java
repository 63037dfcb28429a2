package io.evenkeel.benchmarks.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;

import io.evenkeel.core.schedule.load.LoadSchedulers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The schedulers, through the real pool, against closed formulas for infinitely many servers. Times are in units of the mean work.
 * Fixed seeds; the tolerance covers both the finite number of servers and chance. {@code benchmarks/simulate --check} does the
 * same with more servers and for longer.
 */
class QueueingTheoryTest {
    private static final long SEED = 20261120;

    private static double mean(Contender contender, int servers, double load, double seconds) {
        Scenario scenario = Scenario.steady(servers, load, Duration.ofNanos((long) (seconds * 1e9)));
        return Simulation.run(scenario, contender, SEED).latencies().mean() / scenario.service().mean();
    }

    /** Mitzenmacher 2001: the sum over i of load^((d^i - d)/(d - 1)). */
    @ParameterizedTest
    @CsvSource({"2, 0.5, 400, 25, 1.2657, 1", "2, 0.9, 400, 25, 2.6141, 2.5", "3, 0.5, 400, 25, 1.1252, 1", "3, 0.9, 400, 25, 2.0279, 2.5"})
    void choicesFollowTheSupermarketModel(int choices, double load, int servers, double seconds, double expected, double percent) {
        var contender = new Contender("choices", (clock, random) -> LoadSchedulers.powerOfChoices(choices, random));
        double mean = mean(contender, servers, load, seconds);
        System.out.println("d=" + choices + " load=" + load + " seed=" + SEED + ": " + mean);
        assertThat(mean).isCloseTo(expected, withinPercentage(percent));
    }

    /** Lu 2011: p/(1-p) = r (1 - load), mean 1/(1 - load (1 - p)), for r servers per queue. */
    @ParameterizedTest
    @CsvSource({"10, 0.5, 1.091, 1.5", "10, 0.9, 1.818, 1.5", "20, 0.5, 1.048, 1.5", "20, 0.9, 1.429, 1.5"})
    void joinIdleQueueFollowsItsFormula(int serversPerQueue, double load, double expected, double percent) {
        var contender = new Contender("jiq", (clock, random) -> LoadSchedulers.joinIdleQueue(400 / serversPerQueue, random));
        double mean = mean(contender, 400, load, 25);
        System.out.println("jiq r=" + serversPerQueue + " load=" + load + " seed=" + SEED + ": " + mean);
        assertThat(mean).isCloseTo(expected, withinPercentage(percent));
    }
}
