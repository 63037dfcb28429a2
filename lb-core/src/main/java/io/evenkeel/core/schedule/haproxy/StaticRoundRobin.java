package io.evenkeel.core.schedule.haproxy;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import io.evenkeel.core.schedule.basis.Divisor;
import io.evenkeel.core.schedule.basis.Untried;
import io.evenkeel.core.schedule.rotation.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * HAProxy's {@code static-rr}: the slots of {@link WeightedMap} in turn, over and over; weights 3, 2, 1 give {@code aababc}.
 * A change makes a new map and goes on at the same slot of it.
 */
final class StaticRoundRobin implements Scheduler {
    static final StaticRoundRobin INSTANCE = new StaticRoundRobin();

    private StaticRoundRobin() {}

    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        return new InTurn(pool, previous instanceof InTurn before ? before.slots.cursor() : 0);
    }

    @Override
    public String toString() {
        return "static-rr";
    }

    /** Goes around the slots of a map. For any thread. */
    static final class Slots {
        private final PoolSnapshot pool;
        private final char[] map;
        private final long carried;
        private final long start;
        private final Divisor length;
        private final Cursor turns;

        Slots(PoolSnapshot pool, char[] map, long carried) {
            this.pool = pool;
            this.map = map;
            this.carried = carried;
            this.start = carried < map.length ? carried : 0;
            this.length = new Divisor(Math.max(1, map.length));
            this.turns = new Cursor(start);
        }

        /** Behind the last slot that was used, so that it may be the map's length; while none was, as it was taken over. */
        long cursor() {
            long now = turns.position();
            return now == start ? carried : length.remainder(now - 1) + 1;
        }

        @Nullable
        Server next(PickContext context) {
            if (map.length == 0) {
                return null;
            }
            for (int i = 0; i <= pool.size(); i++) {
                Server server = pool.server(map[length.remainder(turns.next())]);
                if (!context.tried(server)) {
                    return server;
                }
            }
            return Untried.first(pool, context);
        }
    }

    static final class InTurn implements Picker {
        private final Slots slots;

        InTurn(PoolSnapshot pool, long start) {
            this.slots = new Slots(pool, WeightedMap.of(pool), start);
        }

        @Override
        public @Nullable Server pick(PickContext context) {
            return slots.next(context);
        }

        @Override
        public String rule(PickContext context) {
            return "static-rr: slot " + slots.cursor() + " of the weighted map";
        }
    }
}
