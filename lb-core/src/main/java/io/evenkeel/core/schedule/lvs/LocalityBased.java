package io.evenkeel.core.schedule.lvs;

import java.time.Duration;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import io.evenkeel.core.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * LVS {@code lblc}: requests for one destination stay on one server, for caches. Another is chosen as by {@code wlc} when that
 * one takes nothing more, or has more active connections than its weight while some server has less than half.
 */
record LocalityBased(Clock clock, Duration expiration) implements Scheduler {
    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        LocalityTable<Server> table = previous instanceof Local before ? before.table : new LocalityTable<>(clock, expiration);
        return new Local(Destinations.of(pool), table);
    }

    @Override
    public String toString() {
        return "lblc";
    }

    /** Whether a server has too much while another one has little to do. */
    static boolean overloaded(Destinations list, int index) {
        if (list.server(index).active() > list.weight(index)) {
            for (int i = 0; i < list.size(); i++) {
                if (2L * list.server(i).active() < list.weight(i)) {
                    return true;
                }
            }
        }
        return false;
    }

    private record Local(Destinations list, LocalityTable<Server> table) implements ListPicker {
        @Override
        public @Nullable Server pick(PickContext context) {
            LocalityTable.Entry<Server> entry = table.use(context.destination());
            if (entry != null) {
                int known = list.indexOf(entry.value);
                if (known >= 0 && list.weight(known) > 0 && !context.tried(entry.value) && !overloaded(list, known)) {
                    return entry.value;
                }
            }
            int chosen = WeightedLeastConnections.INSTANCE.choose(list, context);
            if (chosen < 0) {
                return null;
            }
            table.remember(context.destination(), list.server(chosen));
            return list.server(chosen);
        }

        @Override
        public String rule(PickContext context) {
            return "lblc: the server that this destination had last, unless it takes nothing or has more active connections than"
                    + " its weight while another has less than half; else as wlc";
        }
    }
}
