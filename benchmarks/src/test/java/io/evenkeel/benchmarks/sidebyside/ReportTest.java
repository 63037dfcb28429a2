package io.evenkeel.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Duration WINDOW = Duration.ofSeconds(10);

    /** A window of 10 s at this rate, in which the proxy used so many seconds of CPU and others half a second. */
    private static Sample sample(long perSecond, int cpuSeconds, long errors) {
        Duration cpu = Duration.ofSeconds(cpuSeconds);
        return new Sample(new LoadResult(perSecond * 10, perSecond, 1.5, 2.25, errors, 0), cpu, cpu.plusMillis(500),
                WINDOW);
    }

    @Test
    void dividesCpuTimeByRequests() {
        Sample sample = sample(50_000, 8, 0);
        assertThat(sample.cpuMicrosPerRequest()).isCloseTo(16, within(1e-9));
        assertThat(sample.busy()).isCloseTo(0.8, within(1e-9));
        assertThat(sample.others()).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void othersNeverUseLessThanNothing() {
        Sample sample = new Sample(new LoadResult(1, 1, 1, 1, 0, 0), Duration.ofMillis(20), Duration.ofMillis(10),
                WINDOW);
        assertThat(sample.others()).isZero();
    }

    @Test
    void takesMediansAndTheRatioWithinEachRound() {
        Report report = new Report();
        // The machine slows down threefold; nginx stays at half of HAProxy throughout.
        for (int slower = 1; slower <= 3; slower++) {
            report.add(Scenario.SMALL, ProxyKind.HAPROXY, sample(60_000 / slower, 6, 0));
            report.add(Scenario.SMALL, ProxyKind.NGINX, sample(30_000 / slower, 9, 1));
        }
        assertThat(report.table().lines().skip(2)).containsExactly(
                "| small | haproxy | 30000 | 1.00 | 20.00 | 1.00 | 1.50 | 2.25 | 0 | 60 % | 5 % |",
                "| small | nginx | 15000 | 0.50 | 60.00 | 3.00 | 1.50 | 2.25 | 3 | 90 % | 5 % |");
        assertThat(report.errors()).isEqualTo(3);
    }

    @Test
    void leavesTheRatioOutWithoutHaproxy() {
        Report report = new Report();
        report.add(Scenario.TCP, ProxyKind.NGINX, sample(1000, 1, 0));
        assertThat(report.table().lines().skip(2))
                .containsExactly("| tcp | nginx | 1000 |  | 100.00 |  | 1.50 | 2.25 | 0 | 10 % | 5 % |");
    }

    @Test
    void everyRowHasAsManyCellsAsTheHead() {
        Report report = new Report();
        report.add(Scenario.LARGE, ProxyKind.EVENKEEL, sample(1, 1, 0));
        assertThat(report.table().lines().map(line -> line.chars().filter(c -> c == '|').count()).distinct())
                .hasSize(1);
    }

    @Test
    void medianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
        assertThat(Report.median(4, 1, 3, 100)).isEqualTo(3.5);
        assertThatThrownBy(Report::median).hasMessage("values: none (expected: at least one)");
    }

    @Property
    void halfOfTheValuesLieOnEachSideOfTheMedian(
            @ForAll @Size(min = 1, max = 9) @DoubleRange(min = 0, max = 1e6) double[] values) {
        double median = Report.median(values);
        int half = (values.length + 1) / 2;
        assertThat(Arrays.stream(values).filter(value -> value <= median).count()).isGreaterThanOrEqualTo(half);
        assertThat(Arrays.stream(values).filter(value -> value >= median).count()).isGreaterThanOrEqualTo(half);
    }
}
