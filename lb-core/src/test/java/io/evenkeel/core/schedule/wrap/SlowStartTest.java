package io.evenkeel.core.schedule.wrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

import io.evenkeel.core.Health;
import io.evenkeel.core.Lease;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.Pool;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import io.evenkeel.core.key.HashKeys;
import io.evenkeel.core.schedule.ExamplePools;
import io.evenkeel.core.schedule.ExampleRequest;
import io.evenkeel.core.schedule.Schedulers;
import io.evenkeel.core.schedule.hash.HashSchedulers;
import io.evenkeel.core.schedule.load.LatencyMemory;
import io.evenkeel.core.schedule.load.LoadSchedulers;
import io.evenkeel.core.schedule.load.PrequalOptions;
import io.evenkeel.core.time.VirtualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlowStartTest {
    private static final Duration WINDOW = Duration.ofSeconds(20);

    private final VirtualClock clock = new VirtualClock();
    private final Deque<Lease> underWay = new ArrayDeque<>();
    private int requests;

    private Scheduler algorithm(String name) {
        var random = new SplittableRandom(1);
        return switch (name) {
            case "roundrobin" -> Schedulers.roundRobin();
            case "leastconn" -> Schedulers.leastConnections();
            case "p2c" -> LoadSchedulers.powerOfChoices(2, random);
            case "peak-ewma" -> LoadSchedulers.peakEwma(clock, LatencyMemory.DEFAULT, random);
            case "prequal" -> LoadSchedulers.prequal(PrequalOptions.DEFAULT, clock, random);
            case "join-idle-queue" -> LoadSchedulers.joinIdleQueue(1, random);
            case "maglev" -> HashSchedulers.maglev(HashKeys.application());
            case "rendezvous" -> HashSchedulers.rendezvous(HashKeys.application());
            case "anchor" -> HashSchedulers.anchor(HashKeys.application());
            case "bounded" -> SchedulerWrappers.boundedLoad(HashSchedulers.rendezvous(HashKeys.application()), 1.25);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private Pool pool(Scheduler inner) {
        return new Pool(ExamplePools.config(SchedulerWrappers.slowStart(inner, WarmUp.over(WINDOW), clock), List.of(1, 1, 1, 1)).build(),
                clock);
    }

    private static Server recovering(Pool pool) {
        Server server = Objects.requireNonNull(pool.server("s0"));
        pool.healthChanged(server, Health.DOWN, "example");
        pool.healthChanged(server, Health.UP, "example");
        return server;
    }

    /** The share of s0 in a thousand requests within a second, of which {@code concurrent} are under way at a time. */
    private double shareInASecond(Pool pool, int concurrent) {
        int own = 0;
        for (int i = 0; i < 1000; i++) {
            clock.advance(Duration.ofMillis(1));
            var lease = (Lease) pool.acquire(new ExampleRequest(requests++));
            own += lease.server().name().equals("s0") ? 1 : 0;
            underWay.add(lease);
            if (underWay.size() > concurrent) {
                underWay.remove().close(Outcome.COMPLETED);
            }
        }
        return own / 1000.0;
    }

    /** Idle, where many algorithms do not look at weights, and busy. */
    @ParameterizedTest
    @CsvSource({"roundrobin, 0", "leastconn, 0", "p2c, 0", "peak-ewma, 0", "prequal, 0", "join-idle-queue, 0", "maglev, 0", "rendezvous, 0",
        "anchor, 0", "bounded, 0", "roundrobin, 80", "leastconn, 80", "p2c, 80", "peak-ewma, 80", "prequal, 80", "join-idle-queue, 80",
        "maglev, 80", "rendezvous, 80", "anchor, 80", "bounded, 80"})
    void everyAlgorithmHonoursTheWarmUp(String name, int concurrent) {
        Pool pool = pool(algorithm(name));
        shareInASecond(pool, concurrent);
        recovering(pool);
        for (int second = 0; second < 20; second++) {
            double warm = Math.max(0.1, (second + 0.5) / 20);
            double fair = warm / (3 + warm);
            assertThat(shareInASecond(pool, concurrent)).as("share in second %s", second).isBetween(fair * 0.3 - 0.02, fair * 1.2 + 0.02);
        }
        clock.advance(Duration.ofSeconds(1));
        shareInASecond(pool, concurrent);
        double after = shareInASecond(pool, concurrent);
        assertThat(after).isCloseTo(0.25, within(name.equals("prequal") ? 0.25 : 0.05));
    }

    @Test
    void serversThatWereThereFromTheStartAreWarm() {
        Pool pool = pool(Schedulers.roundRobin());
        assertThat(shareInASecond(pool, 0)).isCloseTo(0.25, within(0.01));
    }

    @Test
    void aServerThatJoinsLaterWarmsUp() {
        Pool pool = pool(Schedulers.roundRobin());
        clock.advance(Duration.ofSeconds(1));
        pool.apply(ExamplePools.config(pool.config().scheduler(), List.of(1, 1, 1, 1, 1)).build());
        shareInASecond(pool, 0);
        assertThat(Objects.requireNonNull(pool.server("s4")).chosen()).isBetween(15L, 35L);
    }

    @Test
    void whenEverythingIsColdNothingIsHeldBack() {
        Pool pool = pool(Schedulers.leastConnections());
        pool.servers().forEach(server -> pool.healthChanged(server, Health.DOWN, "example"));
        pool.servers().forEach(server -> pool.healthChanged(server, Health.UP, "example"));
        assertThat(shareInASecond(pool, 0)).isCloseTo(0.25, within(0.02));
    }

    @Test
    void aKeyStaysWhereItWasWhileItsServerWarmsUp() {
        Pool pool = pool(HashSchedulers.rendezvous(HashKeys.application()));
        Server server = recovering(pool);
        int back = 0;
        for (int i = 0; i < 1000; i++) {
            var lease = (Lease) pool.acquire(new ExampleRequest(i));
            back += lease.server() == server ? 1 : 0;
            lease.close(Outcome.COMPLETED);
        }
        assertThat(back).isBetween(5, 60);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 2})
    void theCurveRises(double aggression) {
        var warmUp = new WarmUp(WINDOW, 0.1, aggression);
        assertThat(warmUp.share(0)).isEqualTo(0.1);
        assertThat(warmUp.share(WINDOW.toNanos() / 2)).isEqualTo(Math.pow(0.5, 1 / aggression));
        assertThat(warmUp.share(WINDOW.toNanos())).isEqualTo(1);
    }
}
