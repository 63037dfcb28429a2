package io.evenkeel.core.schedule.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import io.evenkeel.core.Pool;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.schedule.ExamplePools;
import io.evenkeel.core.schedule.Schedulers;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class WeightedDrawTest {
    /** Not sampled: a grid over all columns and all coins that hits every pair of them once. */
    @Property(tries = 100)
    void theProbabilityOfEachServerIsItsShareOfTheWeight(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 256) Integer> weights) {
        PoolSnapshot pool = new Pool(ExamplePools.config(Schedulers.roundRobin(), weights).build()).snapshot();
        var draw = new WeightedDraw(pool);
        int total = pool.totalWeight();
        int[] drawn = new int[pool.size()];
        for (long column = 0; column < pool.size(); column++) {
            for (long coin = 0; coin < total; coin++) {
                long high = ((column << 32) + pool.size() - 1) / pool.size();
                long low = ((coin << 32) + total - 1) / total;
                drawn[draw.draw((high << 32) | low)]++;
            }
        }
        for (int i = 0; i < drawn.length; i++) {
            assertThat(drawn[i]).as("of %s", pool.size() * total).isEqualTo(pool.size() * pool.weight(i));
        }
    }

    @Property(tries = 50)
    void namesHashApart(@ForAll @IntRange(max = 100_000) int first) {
        int differing = Long.bitCount(StableHash.of("server-" + first) ^ StableHash.of("server-" + (first + 1)));
        assertThat((double) differing).isCloseTo(32, within(24.0));
    }
}
