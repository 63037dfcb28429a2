package io.evenkeel.core.schedule.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.evenkeel.core.Pool;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.schedule.ExamplePools;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class WeightedMapTest {
    /** The rule as it reads: all earn, whoever has most whole turns gets the slot, the first of equals. */
    private static char[] slowly(int[] weights, int slots) {
        char[] map = new char[slots];
        int[] earned = new int[weights.length];
        for (int slot = 0; slot < slots; slot++) {
            int best = -1;
            for (int i = 0; i < weights.length; i++) {
                earned[i] += weights[i];
                if (best < 0 || (earned[i] + slots) / slots > (earned[best] + slots) / slots) {
                    best = i;
                }
            }
            earned[best] -= slots;
            map[slot] = (char) best;
        }
        return map;
    }

    @Property(tries = 300)
    void theMapIsWhatTheRuleSays(@ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 256) Integer> weights) {
        PoolSnapshot pool = new Pool(ExamplePools.config(HaproxySchedulers.first(), weights).build()).snapshot();
        char[] map = WeightedMap.of(pool);
        int divisor = pool.totalWeight() / map.length;
        int[] reduced = weights.stream().mapToInt(weight -> weight / divisor).toArray();
        assertThat(map).isEqualTo(slowly(reduced, map.length));
    }
}
