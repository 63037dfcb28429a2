package io.evenkeel.core.schedule.wrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

import io.evenkeel.core.Explanation;
import io.evenkeel.core.Lease;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Pool;
import io.evenkeel.core.schedule.ExamplePools;
import io.evenkeel.core.schedule.Schedulers;
import io.evenkeel.core.time.VirtualClock;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OutlierEjectionTest {
    private final VirtualClock clock = new VirtualClock();

    private Pool pool(int servers, OutlierRules rules) {
        return new Pool(ExamplePools
                .config(SchedulerWrappers.outlierEjection(Schedulers.roundRobin(), rules, clock), Collections.nCopies(servers, 1)).build(),
                clock);
    }

    /** Sends requests one after the other, each taking {@code took} and ending as {@code outcome} says, by server name. */
    private Map<String, Integer> send(Pool pool, int requests, Function<String, Duration> took, Function<String, Outcome> outcome) {
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < requests; i++) {
            var lease = (Lease) pool.acquire(PickContext.UNKNOWN);
            String name = lease.server().name();
            counts.merge(name, 1, Integer::sum);
            clock.advance(took.apply(name));
            lease.close(outcome.apply(name));
        }
        return counts;
    }

    private Map<String, Integer> send(Pool pool, int requests, String failing) {
        return send(pool, requests, name -> Duration.ofMillis(1), name -> name.equals(failing) ? Outcome.SERVER_FAILED : Outcome.COMPLETED);
    }

    @Test
    void failuresInARowEjectForTwiceAsLongEachTime() {
        Pool pool = pool(4, OutlierRules.DEFAULT);
        assertThat(send(pool, 100, "s1")).containsEntry("s1", 5);
        clock.advance(Duration.ofSeconds(30));
        assertThat(send(pool, 100, "s1")).containsEntry("s1", 5);
        clock.advance(Duration.ofSeconds(30));
        assertThat(send(pool, 100, "s1")).doesNotContainKey("s1");
        clock.advance(Duration.ofSeconds(30));
        assertThat(send(pool, 100, "none")).containsEntry("s1", 25);
    }

    @Test
    void successesInBetweenKeepAServerIn() {
        Pool pool = pool(2, OutlierRules.DEFAULT);
        int[] count = {0};
        send(pool, 200, name -> Duration.ofMillis(1),
                name -> name.equals("s0") && count[0]++ % 5 != 0 ? Outcome.SERVER_FAILED : Outcome.COMPLETED);
        assertThat(pool.servers().get(0).chosen()).isEqualTo(100);
    }

    @Test
    void aFailureShareEjectsAtTheEndOfAnInterval() {
        Pool pool = pool(4, OutlierRules.DEFAULT);
        int[] count = {0};
        Function<String, Outcome> everyOther = name -> name.equals("s2") && count[0]++ % 2 == 0 ? Outcome.SERVER_TIMED_OUT
                : Outcome.COMPLETED;
        send(pool, 1000, name -> Duration.ofMillis(10), everyOther);
        assertThat(send(pool, 100, name -> Duration.ofMillis(10), everyOther)).doesNotContainKey("s2");
    }

    @Test
    void latencyFarAboveTheMedianEjects() {
        Pool pool = pool(4, OutlierRules.DEFAULT.latencyFactor(3));
        Function<String, Duration> slow = name -> Duration.ofMillis(name.equals("s3") ? 100 : 10);
        send(pool, 400, slow, name -> Outcome.COMPLETED);
        assertThat(send(pool, 100, slow, name -> Outcome.COMPLETED)).doesNotContainKey("s3");
        Explanation explanation = pool.explain(PickContext.UNKNOWN);
        assertThat(explanation.exclusions()).singleElement().satisfies(exclusion -> {
            assertThat(exclusion.reason()).isEqualTo(Explanation.Reason.PASSED_OVER);
            assertThat(exclusion.detail()).matches("ejected for [0-9.]+ s more: its mean latency was 100.0 ms");
        });
    }

    /** However many fail: no more than the share, and never the last one. */
    @Property(tries = 30)
    void noMoreThanTheShareIsEjected(@ForAll @IntRange(min = 1, max = 10) int servers, @ForAll @IntRange(max = 100) int percent) {
        Pool pool = pool(servers, OutlierRules.DEFAULT.mostEjectedPercent(percent));
        send(pool, 300, name -> Duration.ofMillis(1), name -> Outcome.SERVER_FAILED);
        int left = pool.explain(PickContext.UNKNOWN).candidates().size();
        assertThat(servers - left).isEqualTo(Math.min(servers - 1, servers * percent / 100));
    }
}
