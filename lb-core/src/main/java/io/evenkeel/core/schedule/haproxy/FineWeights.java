package io.evenkeel.core.schedule.haproxy;

import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import org.jspecify.annotations.Nullable;

/** HAProxy's dynamic algorithms: they weigh servers in sixteenths, so that a {@link SlowStart} has fine steps. */
public interface FineWeights extends Scheduler {
    /** How many parts a unit of weight has. */
    int SCALE = 16;

    /**
     * As {@link Scheduler#picker}.
     *
     * @param weights in sixteenths, for each server of the snapshot, at least 1
     */
    Picker picker(PoolSnapshot pool, int[] weights, @Nullable Picker previous);

    @Override
    default Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        return picker(pool, full(pool), previous);
    }

    /** The weights of servers that are past their start. */
    static int[] full(PoolSnapshot pool) {
        int[] weights = new int[pool.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = SCALE * pool.weight(i);
        }
        return weights;
    }
}
