package io.evenkeel.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

import io.evenkeel.core.Health;
import io.evenkeel.core.Pool;
import io.evenkeel.core.PoolConfig;
import io.evenkeel.core.PoolObserver;
import io.evenkeel.core.Server;
import io.evenkeel.core.health.CheckTiming;
import io.evenkeel.core.health.HealthCheck;
import io.evenkeel.core.schedule.Schedulers;
import io.evenkeel.core.time.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.resources.LoopResources;

/** The engine in virtual time, on one thread. */
class HealthMonitorTest {
    private final VirtualClock clock = new VirtualClock();
    private final FakeProbe network = new FakeProbe(clock);
    private final HealthMonitor monitor = monitor(FirstChecks.evenly());
    private final CapturedLog log = new CapturedLog();

    private HealthMonitor monitor(FirstChecks firstChecks) {
        // No probe here opens a connection, so these loops never start.
        var resources = new ProbeResources(LoopResources.create("never-started"), clock);
        return new HealthMonitor(resources, task -> clock.after(Duration.ZERO, task), clock, firstChecks);
    }

    @AfterEach
    void noServerWasEverProbedTwiceAtOnce() {
        log.close();
        assertThat(network.overlaps).isZero();
    }

    private PoolConfig.Builder pool(String name) {
        return Pool.builder(name).scheduler(Schedulers.roundRobin()).healthCheck(network.check(CheckTiming.DEFAULT));
    }

    private Pool web(int... ports) {
        var builder = pool("web");
        for (int port : ports) {
            builder.server("web" + port, "127.0.0.1:" + port);
        }
        return new Pool(builder.build());
    }

    private void advanceMillis(long millis) {
        clock.advance(Duration.ofMillis(millis));
    }

    private static Health health(Pool pool, int index) {
        return pool.servers().get(index).state().health();
    }

    @Test
    void firstChecksAreSpreadOverTheSmallestIntervalOfAllPools() {
        var slow = new Pool(pool("slow").server("s", "127.0.0.1:9", server -> server
                .healthCheck(network.check(CheckTiming.DEFAULT.every(Duration.ofSeconds(10))))).build());
        monitor.watch(List.of(web(1, 2, 3), slow));
        advanceMillis(1999);
        assertThat(network.asked()).containsExactly("1@0", "2@500", "3@1000", "9@1500");
        advanceMillis(2001);
        assertThat(network.asked()).containsExactly("1@2000", "2@2500", "3@3000", "1@4000");
    }

    @Test
    void randomFirstChecksComeFromTheSeedAndWithinTheWindow() {
        List<List<String>> runs = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            long start = clock.nanoTime() / 1_000_000;
            var random = monitor(FirstChecks.randomly(new SplittableRandom(42)));
            random.watch(web(1, 2, 3, 4));
            advanceMillis(1999);
            random.close();
            advanceMillis(1);
            runs.add(network.asked().stream().map(probe -> {
                String[] parts = probe.split("@", 2);
                return parts[0] + "@" + (Long.parseLong(parts[1]) - start);
            }).toList());
        }
        assertThat(runs.get(0)).hasSize(4).isEqualTo(runs.get(1));
    }

    @Test
    void theNextCheckComesAnIntervalAfterTheEndOfTheLast() {
        network.answer(1, () -> Mono.create(sink -> clock.after(Duration.ofMillis(700), () -> sink.success(FakeProbe.UP))));
        monitor.watch(web(1));
        advanceMillis(6000);
        assertThat(network.asked()).containsExactly("1@0", "1@2700", "1@5400");
    }

    @Test
    void aChangeIsAnnouncedOnceWithReasonAndRunLength() {
        Pool pool = web(1);
        List<String> heard = new ArrayList<>();
        pool.observe(new PoolObserver() {
            @Override
            public void healthChanged(Server server, Health before, Health now, String reason) {
                heard.add(before + "->" + now + " " + reason);
            }
        });
        monitor.watch(pool);
        advanceMillis(1000);
        network.answer(1, FakeProbe.DOWN);
        advanceMillis(4999);
        assertThat(health(pool, 0)).as("after two failures").isEqualTo(Health.UP);
        advanceMillis(10_000);
        assertThat(health(pool, 0)).isEqualTo(Health.DOWN);
        network.answer(1, FakeProbe.UP);
        advanceMillis(10_000);
        assertThat(heard).containsExactly("UNCHECKED->UP connected (1st of 1 success)",
                "UP->DOWN connection refused (3rd of 3 failures)", "DOWN->UP connected (2nd of 2 successes)");
        assertThat(log.lines()).containsExactly("INFO pool web, server web1: UP, connected (1st of 1 success)",
                "WARN pool web, server web1: DOWN, connection refused (3rd of 3 failures)",
                "INFO pool web, server web1: UP, connected (2nd of 2 successes)");
    }

    @Test
    void aProbeThatOverstaysIsGivenUpAndFails() {
        network.answer(1, Mono::never);
        Pool pool = web(1);
        monitor.watch(pool);
        advanceMillis(5000);
        assertThat(network.asked()).containsExactly("1@0", "1@5000");
        assertThat(network.cancelled).isEqualTo(1);
        assertThat(health(pool, 0)).isEqualTo(Health.DOWN);
        assertThat(log.lines()).containsExactly("WARN pool web, server web1: DOWN, no result within 2 s (1st of 1 failure)");
    }

    @Test
    void aProbeThatFailsSaysNothingAboutTheServerAndIsWarnedOfOnce() {
        network.answer(1, () -> Mono.error(new IllegalStateException("boom")));
        network.answer(2, () -> {
            throw new IllegalStateException("bang");
        });
        network.answer(3, Mono::empty);
        Pool pool = web(1, 2, 3);
        monitor.watch(pool);
        advanceMillis(20_000);
        assertThat(pool.servers()).allMatch(server -> server.state().health() == Health.UNCHECKED);
        assertThat(log.lines()).containsExactly(
                "WARN pool web, server web1: could not be checked, stays UNCHECKED, the probe failed: java.lang.IllegalStateException: boom",
                "WARN pool web, server web2: could not be checked, stays UNCHECKED, the probe failed: java.lang.IllegalStateException: bang",
                "WARN pool web, server web3: could not be checked, stays UNCHECKED, the probe ended without a result");
    }

    @Test
    void serversThatJoinAreCheckedAndThoseThatLeaveAreNot() {
        Pool pool = web(1, 2);
        monitor.watch(pool);
        advanceMillis(1500);
        network.asked();
        pool.apply(pool("web").server("web2", "127.0.0.1:2").server("web3", "127.0.0.1:3").server("web4", "127.0.0.1:4").build());
        advanceMillis(2499);
        assertThat(network.asked()).as("spread again").containsExactly("3@1500", "4@2500", "2@3000", "3@3500");
        assertThat(health(pool, 1)).isEqualTo(Health.UP);
    }

    @Test
    void aResultThatComesAfterTheServerLeftIsIgnored() {
        var late = Sinks.<ProbeOutcome>one();
        network.answer(1, late::asMono);
        Pool pool = web(1);
        Server server = pool.servers().get(0);
        monitor.watch(pool);
        advanceMillis(100);
        pool.apply(pool("web").build());
        late.tryEmitValue(FakeProbe.UP).orThrow();
        advanceMillis(10_000);
        assertThat(server.state().health()).isEqualTo(Health.UNCHECKED);
        assertThat(network.asked()).containsExactly("1@0");
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void aCheckThatChangesTakesEffectAndTheVerdictStays() {
        network.answer(1, FakeProbe.DOWN);
        Pool pool = web(1);
        monitor.watch(pool);
        advanceMillis(5000);
        assertThat(health(pool, 0)).isEqualTo(Health.DOWN);
        network.asked();
        network.answer(1, FakeProbe.UP);
        pool.apply(pool("web").healthCheck(network.check(CheckTiming.DEFAULT.every(Duration.ofSeconds(1)).rise(3)))
                .server("web1", "127.0.0.1:1").build());
        advanceMillis(1500);
        assertThat(network.asked()).containsExactly("1@5000", "1@6000");
        assertThat(health(pool, 0)).isEqualTo(Health.DOWN);
        advanceMillis(500);
        assertThat(health(pool, 0)).isEqualTo(Health.UP);
    }

    @Test
    void aNewWeightDoesNotDisturbTheRhythm() {
        Pool pool = web(1);
        monitor.watch(pool);
        advanceMillis(1000);
        pool.weight("web1", 7);
        advanceMillis(3000);
        assertThat(network.asked()).containsExactly("1@0", "1@2000", "1@4000");
    }

    @Test
    void withoutItsCheckAServerIsUncheckedAgain() {
        network.answer(1, FakeProbe.DOWN);
        Pool pool = web(1);
        monitor.watch(pool);
        advanceMillis(5000);
        assertThat(health(pool, 0)).isEqualTo(Health.DOWN);
        network.asked();
        pool.apply(pool("web").server("web1", "127.0.0.1:1", server -> server.unchecked()).build());
        advanceMillis(10_000);
        assertThat(network.asked()).isEmpty();
        assertThat(health(pool, 0)).isEqualTo(Health.UNCHECKED);
    }

    @Test
    void anUnwatchedPoolKeepsItsHealthAndMayBeWatchedAgain() {
        network.answer(1, FakeProbe.DOWN);
        Pool pool = web(1);
        monitor.watch(pool);
        monitor.watch(pool);
        advanceMillis(5000);
        monitor.unwatch(pool);
        advanceMillis(10_000);
        assertThat(network.asked()).containsExactly("1@0", "1@2000", "1@4000");
        assertThat(health(pool, 0)).isEqualTo(Health.DOWN);
        pool.apply(pool("web").server("web1", "127.0.0.1:1").server("web2", "127.0.0.1:2").build());
        advanceMillis(1000);
        assertThat(network.asked()).isEmpty();

        network.answer(1, FakeProbe.UP);
        monitor.watch(pool);
        advanceMillis(1900);
        assertThat(health(pool, 0)).as("one success is not enough for a server that was down").isEqualTo(Health.DOWN);
        advanceMillis(100);
        assertThat(health(pool, 0)).isEqualTo(Health.UP);
    }

    @Test
    void closingGivesUpWhatIsUnderWayAndIsFinal() {
        network.answer(1, Mono::never);
        Pool pool = web(1, 2);
        monitor.watch(pool);
        advanceMillis(100);
        monitor.close();
        monitor.close();
        monitor.watch(web(3));
        advanceMillis(10_000);
        assertThat(network.asked()).containsExactly("1@0");
        assertThat(network.cancelled).isEqualTo(1);
    }

    @Test
    void aCheckOfAnUnknownKindIsNamedOnceForEachServer() {
        record Foreign(CheckTiming timing) implements HealthCheck {
            @Override
            public String describe() {
                return "foreign";
            }
        }
        var pool = new Pool(pool("web").healthCheck(new Foreign(CheckTiming.DEFAULT)).server("web1", "127.0.0.1:1").build());
        monitor.watch(pool);
        advanceMillis(10_000);
        pool.weight("web1", 7);
        pool.apply(pool("web").healthCheck(new Foreign(CheckTiming.DEFAULT)).server("web1", "127.0.0.1:1")
                .server("web2", "127.0.0.1:2").build());
        advanceMillis(10_000);
        assertThat(Objects.requireNonNull(pool.server("web1")).state().health()).isEqualTo(Health.UNCHECKED);
        assertThat(log.lines()).containsExactly(
                "WARN pool web, server web1: not checked, because " + Foreign.class.getName() + " is not a ProbedCheck",
                "WARN pool web, server web2: not checked, because " + Foreign.class.getName() + " is not a ProbedCheck");
    }
}
