package io.evenkeel.core.schedule.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.evenkeel.core.Lease;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Pool;
import org.junit.jupiter.api.Test;

class LeastConnectionsTest {
    private static Pool pool(int... weights) {
        var builder = Pool.builder("web").scheduler(HaproxySchedulers.leastConnections());
        for (int i = 0; i < weights.length; i++) {
            int weight = weights[i];
            builder.server(String.valueOf((char) ('a' + i)), "127.0.0.1:" + (8000 + i), s -> s.weight(weight));
        }
        return new Pool(builder.build());
    }

    private static Lease acquire(Pool pool) {
        return (Lease) pool.acquire(PickContext.UNKNOWN);
    }

    @Test
    void anIdlePoolIsPlainRoundRobinWhateverTheWeights() {
        Pool pool = pool(3, 2, 1);
        String names = IntStream.range(0, 6).mapToObj(i -> {
            Lease lease = acquire(pool);
            lease.close(Outcome.COMPLETED);
            return lease.server().name();
        }).collect(Collectors.joining());
        assertThat(names).isEqualTo("abcabc");
    }

    @Test
    void aBusyServerIsAvoided() {
        Pool pool = pool(1, 1);
        Lease busy = acquire(pool);
        for (int i = 0; i < 4; i++) {
            Lease lease = acquire(pool);
            assertThat(lease.server()).isNotSameAs(busy.server());
            lease.close(Outcome.COMPLETED);
        }
    }

    @Test
    void underLoadTheCountsFollowTheWeights() {
        Pool pool = pool(4, 2, 1);
        List<Lease> leases = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            leases.add(acquire(pool));
        }
        assertThat(pool.servers()).extracting(server -> server.inFlight()).containsExactly(40, 20, 10);
        leases.forEach(lease -> lease.close(Outcome.COMPLETED));
        assertThat(pool.servers()).allSatisfy(server -> assertThat(server.inFlight()).isZero());
    }
}
