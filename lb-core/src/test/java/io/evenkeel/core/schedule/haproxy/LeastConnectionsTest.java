package io.evenkeel.core.schedule.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.evenkeel.core.Lease;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Pool;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
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

    /** The least of (requests + 1) / weight in whole parts of 1/256, 0 when idle; of equals, whose load has stood the longest. */
    @Property(tries = 200)
    void everyChoiceIsTheRules(@ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 256) Integer> weights,
            @ForAll boolean equal, @ForAll int seed) {
        int[] parsed = weights.stream().mapToInt(weight -> equal ? weights.get(0) : weight).toArray();
        Pool pool = pool(parsed);
        var random = new Random(seed);
        int[] counts = new int[parsed.length];
        List<Integer> standing = new ArrayList<>(IntStream.range(0, parsed.length).boxed().toList());
        List<Lease> leases = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            int changed;
            if (leases.isEmpty() || random.nextInt(5) < 3) {
                changed = standing.stream().min(Comparator.comparingLong(server -> load(counts[server], parsed[server]))).orElseThrow();
                Lease lease = acquire(pool);
                assertThat(lease.server()).isSameAs(pool.servers().get(changed));
                leases.add(lease);
                counts[changed]++;
            } else {
                Lease closed = leases.remove(/* index */ random.nextInt(leases.size()));
                closed.close(Outcome.COMPLETED);
                changed = pool.servers().indexOf(closed.server());
                counts[changed]--;
            }
            standing.remove(Integer.valueOf(changed));
            standing.add(changed);
            if (random.nextInt(20) == 0) {
                // A new picker, which changes nothing.
                pool.maxConnections("a", 1000 + i);
            }
        }
    }

    private static long load(int inFlight, int weight) {
        return inFlight == 0 ? 0 : (inFlight + 1L) * 256 / weight;
    }
}
