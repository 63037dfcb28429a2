package io.evenkeel.core.schedule;

import java.util.concurrent.atomic.AtomicLong;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import org.jspecify.annotations.Nullable;

/**
 * Weighted round robin in the order of HAProxy's {@code roundrobin}: weights 5, 1, 1 give {@code aaabaac}, weights 3, 2, 1
 * give {@code abacab}, over and over. The order is worked out once per snapshot ({@link EarlyWeightedOrder}); a pick is one
 * increment and one array read. A new snapshot goes on at the same place of its rotation, so that a change causes neither a
 * burst nor a restart.
 *
 * <p>The order is exact when one thread picks, and exact up to the interleaving of threads when several do.
 */
final class WeightedRoundRobin implements Scheduler {
    static final WeightedRoundRobin INSTANCE = new WeightedRoundRobin();

    private WeightedRoundRobin() {}

    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        Server[] rotation = EarlyWeightedOrder.of(pool);
        long start = 0;
        if (previous instanceof Rotation before && before.rotation.length > 0 && rotation.length > 0) {
            long place = before.cursor.get() % before.rotation.length;
            start = place * rotation.length / before.rotation.length;
        }
        return new Rotation(pool, rotation, start);
    }

    @Override
    public String toString() {
        return "roundrobin";
    }

    private static final class Rotation implements Picker {
        private final PoolSnapshot pool;
        private final Server[] rotation;
        private final AtomicLong cursor;

        Rotation(PoolSnapshot pool, Server[] rotation, long start) {
            this.pool = pool;
            this.rotation = rotation;
            this.cursor = new AtomicLong(start);
        }

        @Override
        public @Nullable Server pick(PickContext context) {
            if (rotation.length == 0) {
                return null;
            }
            // A retry meets tried servers; a few more turns find another one without leaving the rotation.
            for (int turns = 0; turns <= pool.size(); turns++) {
                Server server = rotation[(int) (cursor.getAndIncrement() % rotation.length)];
                if (!context.tried(server)) {
                    return server;
                }
            }
            return firstUntried(context);
        }

        private @Nullable Server firstUntried(PickContext context) {
            for (int i = 0; i < pool.size(); i++) {
                if (!context.tried(pool.server(i))) {
                    return pool.server(i);
                }
            }
            return null;
        }
    }
}
