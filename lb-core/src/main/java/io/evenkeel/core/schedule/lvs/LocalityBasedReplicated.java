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
 * LVS {@code lblcr}: as {@code lblc}, but a destination has a set of servers, of which the least loaded is chosen. The set grows
 * when that one has too much, and shrinks by its most loaded member when it did not change for {@code expiration}.
 */
record LocalityBasedReplicated(Clock clock, Duration expiration) implements Scheduler {
    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        LocalityTable<ServerSet> table = previous instanceof Local before ? before.table : new LocalityTable<>(clock, expiration);
        table.forEach(entry -> entry.value = entry.value.withoutRemoved());
        return new Local(Destinations.of(pool), table, expiration.toNanos());
    }

    @Override
    public String toString() {
        return "lblcr";
    }

    private record Local(Destinations list, LocalityTable<ServerSet> table, long expiration) implements ListPicker {
        @Override
        public @Nullable Server pick(PickContext context) {
            LocalityTable.Entry<ServerSet> entry = table.use(context.destination());
            if (entry != null) {
                ServerSet set = entry.value;
                int known = set.leastLoaded(list, context);
                if (set.size() > 1 && table.now() - set.lastChange() > expiration) {
                    entry.value = set.withoutMostLoaded(list, table.now());
                }
                if (known >= 0 && !LocalityBased.overloaded(list, known)) {
                    return list.server(known);
                }
            }
            int chosen = WeightedLeastConnections.INSTANCE.choose(list, context);
            if (chosen < 0) {
                return null;
            }
            Server server = list.server(chosen);
            if (entry == null) {
                table.remember(context.destination(), ServerSet.of(server, table.now()));
            } else if (!entry.value.contains(server)) {
                entry.value = entry.value.with(server, table.now());
            }
            return server;
        }

        @Override
        public String rule(PickContext context) {
            return "lblcr: the least loaded of the servers that this destination has, unless it takes nothing or has more active"
                    + " connections than its weight while another has less than half; else as wlc, which adds to the set";
        }
    }
}
