package io.evenkeel.core.schedule.haproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.evenkeel.core.Health;
import io.evenkeel.core.Lease;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Pool;
import io.evenkeel.core.PoolConfig;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundRobinTest {
    private static Pool pool(int... weights) {
        PoolConfig.Builder builder = Pool.builder("web").scheduler(HaproxySchedulers.roundRobin());
        for (int i = 0; i < weights.length; i++) {
            int weight = weights[i];
            builder.server(String.valueOf((char) ('a' + i)), "127.0.0.1:" + (8000 + i), s -> s.weight(weight));
        }
        return new Pool(builder.build());
    }

    private static String picks(Pool pool, int count) {
        var names = new StringBuilder();
        for (int i = 0; i < count; i++) {
            var lease = (Lease) pool.acquire(PickContext.UNKNOWN);
            names.append(lease.server().name());
            lease.close(Outcome.COMPLETED);
        }
        return names.toString();
    }

    /** Recorded from HAProxy 2.6.12, two rotations each, one request a connection. */
    @ParameterizedTest
    @CsvSource({"5 1 1, aaabaacaaabaac", "3 2 1, abacababacab", "1 1 1, abcabc", "2 1, aabaab", "7 3 2, aabacabaaabcaabacabaaabc",
        "4 2 1, aabacabaabacab", "5 4 3, abacbabacabcabacbabacabc", "10 1, aaaaaaaaaabaaaaaaaaaab", "3 1 1 1, abacadabacad",
        "6 5 2 2, abacbadbaabcabdabacbadbaabcabd",
        "9 7 5 3 1, abacbadebacabcadbacbaabdcabacbadebacabcadbacbaabdc",
        "13 7 7, abacabacabacabacabcabacabacabacabacabacabacabcabacabac", "2 3 3, bcbcabcbacbcabcbacbcabcb"})
    void ordersAreHaproxys(String weights, String expected) {
        int[] parsed = List.of(weights.split(" ")).stream().mapToInt(Integer::parseInt).toArray();
        assertThat(picks(pool(parsed), expected.length())).isEqualTo(expected);
    }

    /** HAProxy's rotation restarts after 16 times the total weight, which may cost a server one turn and give another two. */
    @Property
    void aRotationGivesEveryServerItsWeight(@ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 256) Integer> weights) {
        int[] parsed = weights.stream().mapToInt(Integer::intValue).toArray();
        Pool pool = pool(parsed);
        Map<Character, Integer> counts = new HashMap<>();
        picks(pool, 16 * pool.snapshot().totalWeight()).chars().forEach(name -> counts.merge((char) name, 1, Integer::sum));
        for (int i = 0; i < parsed.length; i++) {
            assertThat(counts.get((char) ('a' + i))).isCloseTo(16 * parsed[i], within(2));
        }
    }

    @Test
    void aServerThatLeavesInMidRotationCausesNoBurst() {
        Pool pool = pool(1, 1, 1, 1);
        assertThat(picks(pool, 2)).isEqualTo("ab");
        pool.healthChanged(Objects.requireNonNull(pool.server("a")), Health.DOWN, "connection refused");
        assertThat(picks(pool, 6)).isEqualTo("cdbcdb");
    }

    @Test
    void aSingleServerIsAlwaysChosen() {
        assertThat(picks(pool(7), 5)).isEqualTo("aaaaa");
    }
}
