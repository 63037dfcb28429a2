package io.evenkeel.core.schedule.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

import io.evenkeel.core.Outcome;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.Pool;
import io.evenkeel.core.Server;
import io.evenkeel.core.schedule.ExamplePools;
import io.evenkeel.core.schedule.ExampleRequest;
import io.evenkeel.core.time.VirtualClock;
import org.junit.jupiter.api.Test;

/** Estimates of latency, and prequal's rule on answers that the test gives. */
class LatencyTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;

    private final LatencyEstimate peak = new LatencyEstimate(LatencyMemory.DEFAULT, true);

    @Test
    void aPeakCountsAtOnceAndFadesWithTime() {
        peak.finished(10 * MILLI, Outcome.COMPLETED, 0);
        peak.finished(100 * MILLI, Outcome.COMPLETED, SECOND / 10);
        assertThat(peak.expected(false, SECOND / 10)).isCloseTo(100 * MILLI, withinPercentage(0.1));
        peak.finished(10 * MILLI, Outcome.COMPLETED, SECOND / 10 + SECOND);
        assertThat(peak.expected(false, 2 * SECOND)).isCloseTo(10 * MILLI + 90 * MILLI / Math.E, withinPercentage(0.5));
    }

    @Test
    void anIdleServerFadesUntilItIsProbedAndABusyOneDoesNot() {
        peak.finished(100 * MILLI, Outcome.COMPLETED, 0);
        assertThat(peak.expected(true, SECOND)).isCloseTo(100 * MILLI / Math.E, withinPercentage(0.5));
        assertThat(peak.expected(true, 3 * SECOND + MILLI)).isZero();
        assertThat(peak.expected(false, 3 * SECOND)).isCloseTo(100 * MILLI, withinPercentage(0.1));
        peak.finished(MILLI, Outcome.COMPLETED, 3 * SECOND + MILLI);
        assertThat(peak.expected(false, 3 * SECOND + MILLI)).isCloseTo(MILLI, withinPercentage(0.1));
    }

    @Test
    void aFastFailureIsSlowAndAnImpatientClientSaysNothing() {
        peak.finished(10 * MILLI, Outcome.COMPLETED, 0);
        peak.finished(MILLI, Outcome.CLIENT_ABORTED, SECOND);
        assertThat(peak.expected(false, SECOND)).isCloseTo(10 * MILLI, withinPercentage(0.1));
        peak.finished(MILLI, Outcome.CONNECT_FAILED, SECOND);
        assertThat(peak.expected(false, SECOND)).isCloseTo(SECOND, withinPercentage(0.1));
    }

    @Test
    void timeMayComeRound() {
        long late = (1L << 44) - MILLI;
        peak.finished(10 * MILLI, Outcome.COMPLETED, late);
        assertThat(peak.expected(true, late + 2 * MILLI)).isCloseTo(10 * MILLI, withinPercentage(1));
    }

    /** What the servers say, and whether they answer at all. */
    private record Told(int inFlight, long latency) {}

    private final VirtualClock clock = new VirtualClock();
    private final Map<String, Told> told = new HashMap<>();

    private Picker prequal(int servers, PrequalOptions options) {
        LoadProbe probe = (server, to) -> {
            Told says = told.get(server.name());
            if (says != null) {
                to.load(server, says.inFlight, says.latency);
            }
        };
        var scheduler = LoadSchedulers.prequal(probe, options, clock, new SplittableRandom(1));
        return scheduler.picker(new Pool(ExamplePools.config(scheduler, Collections.nCopies(servers, 1)).build(), clock).snapshot(),
                null);
    }

    private Set<String> picked(Picker picker, int picks, Set<Server> tried) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < picks; i++) {
            Server server = picker.pick(new ExampleRequest(i, tried));
            names.add(server == null ? "none" : server.name());
        }
        return names;
    }

    private static final PrequalOptions MANY_PROBES = new PrequalOptions(16, 0.84, 16, 0, 100, Duration.ofSeconds(1));

    @Test
    void theFastestColdServerIsChosenUnlessItIsHot() {
        Picker picker = prequal(6, MANY_PROBES);
        for (int i = 0; i < 6; i++) {
            told.put("s" + i, new Told(i == 0 ? 500 : 1, i == 0 ? 1 : (10 + i) * MILLI));
        }
        picked(picker, 100, Set.of());
        // s0 is the fastest, but has far more in flight than the others.
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            counts.merge(Objects.requireNonNull(picker.pick(PickContext.UNKNOWN)).name(), 1, Integer::sum);
        }
        assertThat(counts).doesNotContainKey("s0");
        assertThat(counts.get("s1")).isGreaterThan(counts.getOrDefault("s5", 0));
    }

    @Test
    void withoutLatenciesRequestsInFlightDecide() {
        Picker picker = prequal(6, new PrequalOptions(16, 0, 16, 0, 1, Duration.ofSeconds(1)));
        for (int i = 0; i < 6; i++) {
            told.put("s" + i, new Told(10 * (i + 1), -1));
        }
        picked(picker, 100, Set.of());
        assertThat(picked(picker, 50, Set.of())).doesNotContain("s5", "s4");
    }

    @Test
    void whenNobodyAnswersItIsChanceAndOldAnswersAreForgotten() {
        Picker picker = prequal(6, MANY_PROBES);
        assertThat(picked(picker, 200, Set.of())).hasSize(6);
        told.put("s0", new Told(0, 1));
        told.put("s1", new Told(0, 1));
        picked(picker, 50, Set.of());
        assertThat(picked(picker, 50, Set.of())).containsExactlyInAnyOrder("s0", "s1");
        told.clear();
        clock.advance(Duration.ofSeconds(2));
        assertThat(picked(picker, 200, Set.of())).hasSize(6);
    }

    @Test
    void theReuseLimitFollowsThePaper() {
        // max(1, (1 + delta) / ((1 - m/n) r_probe - r_remove)) with m = 16, n = 100, delta = 1, r_remove = 1.
        assertThat(PrequalOptions.DEFAULT.uses(100)).isEqualTo((int) Math.round(2 / ((1 - 0.16) * 3 - 1)));
        assertThat(new PrequalOptions(16, 0.84, 16, 1, 1, Duration.ofSeconds(1)).uses(100)).isEqualTo(1);
        assertThat(PrequalOptions.DEFAULT.uses(2)).isEqualTo(PrequalOptions.MOST_USES);
        assertThatThrownBy(() -> new PrequalOptions(16, 2, 3, 1, 1, Duration.ofSeconds(1))).hasMessage("hotQuantile: 2.0 (expected: 0..1)");
    }

    @Test
    void whatIsLearnedOutlivesASnapshot() {
        var scheduler = LoadSchedulers.peakEwma(clock, LatencyMemory.DEFAULT, new SplittableRandom(1));
        var pool = new Pool(ExamplePools.config(scheduler, List.of(1, 1, 1)).build(), clock);
        Picker picker = scheduler.picker(pool.snapshot(), null);
        Server slow = pool.servers().get(0);
        pool.servers().forEach(server -> Objects.requireNonNull(picker.feedback()).finished(server, server == slow ? SECOND : MILLI,
                Outcome.COMPLETED));
        Picker next = scheduler.picker(pool.snapshot(), picker);
        assertThat(picked(next, 100, Set.of())).containsExactlyInAnyOrder("s1", "s2");
    }
}
