package io.evenkeel.core.schedule.haproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.evenkeel.core.AdministrativeState;
import io.evenkeel.core.Lease;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Pool;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.key.HashKeys;
import io.evenkeel.core.time.VirtualClock;
import org.junit.jupiter.api.Test;

class SlowStartTest {
    private final VirtualClock clock = new VirtualClock();

    private Pool pool(Scheduler algorithm) {
        Scheduler scheduler = HaproxySchedulers.slowStart(algorithm, Map.of("b", Duration.ofSeconds(16)), clock);
        return new Pool(Pool.builder("web").scheduler(scheduler).server("a", "127.0.0.1:8001", server -> server.weight(16))
                .server("b", "127.0.0.1:8002", server -> server.weight(16)).build(), clock);
    }

    private static long picksOfB(Pool pool, int picks) {
        long before = pool.servers().get(1).chosen();
        for (int i = 0; i < picks; i++) {
            ((Lease) pool.acquire(PickContext.UNKNOWN)).close(Outcome.COMPLETED);
        }
        return pool.servers().get(1).chosen() - before;
    }

    @Test
    void aServerThatComesBackGainsASixteenthOfItsWeightAtATime() {
        Pool pool = pool(HaproxySchedulers.roundRobin());
        assertThat(picksOfB(pool, 100)).as("it was there from the start").isEqualTo(50);
        pool.administrativeState("b", AdministrativeState.MAINTENANCE);
        clock.advance(Duration.ofSeconds(5));
        pool.administrativeState("b", AdministrativeState.READY);
        List<Long> shares = new ArrayList<>();
        for (int second = 0; second < 18; second++) {
            // Weights 16 and 1 to 16: that many of 16 + that many turns; the first round brings it to its place.
            int weight = Math.min(16, second + 1);
            picksOfB(pool, 64);
            shares.add(picksOfB(pool, 10 * (16 + weight)));
            clock.advance(Duration.ofSeconds(1));
        }
        for (int second = 0; second < 18; second++) {
            assertThat(shares.get(second)).as("turns in second %s", second).isBetween(10L * Math.min(16, second + 1) - 2,
                    10L * Math.min(16, second + 1) + 2);
        }
    }

    @Test
    void changesMeanwhileDoNotStartItAnew() {
        Pool pool = pool(HaproxySchedulers.roundRobin());
        pool.administrativeState("b", AdministrativeState.MAINTENANCE);
        pool.administrativeState("b", AdministrativeState.READY);
        clock.advance(Duration.ofSeconds(8));
        pool.weight("a", 9);
        picksOfB(pool, 100);
        assertThat(picksOfB(pool, 180)).isBetween(88L, 92L);
        clock.advance(Duration.ofSeconds(8));
        picksOfB(pool, 100);
        assertThat(picksOfB(pool, 250)).isBetween(158L, 162L);
    }

    @Test
    void aStaticAlgorithmHasWholeWeightsOnly() {
        assertThat(HaproxySchedulers.slowStart(HaproxySchedulers.staticRoundRobin(), Map.of("b", Duration.ofSeconds(16))))
                .isSameAs(HaproxySchedulers.staticRoundRobin());
        HashBalance map = HaproxySchedulers.hash(HashKeys.source());
        assertThat(HaproxySchedulers.slowStart(map, Map.of("b", Duration.ofSeconds(16)))).isSameAs(map);
        assertThatThrownBy(() -> HaproxySchedulers.slowStart(map, Map.of("b", Duration.ZERO)))
                .hasMessage("slow start of server b: PT0S (expected: longer than zero)");
    }
}
