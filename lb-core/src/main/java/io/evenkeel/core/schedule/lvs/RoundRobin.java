package io.evenkeel.core.schedule.lvs;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import org.jspecify.annotations.Nullable;

/**
 * LVS {@code rr}: the next server of the list, whatever the weights. The place on the list survives changes; when the server
 * there leaves, it moves to the one before.
 */
enum RoundRobin implements Scheduler {
    INSTANCE;

    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        Destinations list = Destinations.of(pool);
        int last = previous instanceof Rotation before ? list.carriedOver(before.list, before.last()) : -1;
        return new Rotation(list, new TurnCounter(Math.max(1, list.size()), last + 1));
    }

    @Override
    public String toString() {
        return "rr";
    }

    private record Rotation(Destinations list, TurnCounter turns) implements ListPicker {
        @Override
        public @Nullable Server pick(PickContext context) {
            for (int i = 0; i < list.size(); i++) {
                int index = turns.next();
                if (list.available(index, context)) {
                    return list.server(index);
                }
            }
            return passedOver(context);
        }

        /** Beside other threads our turns may not have been a whole round. */
        private @Nullable Server passedOver(PickContext context) {
            for (int index = 0; index < list.size(); index++) {
                if (list.available(index, context)) {
                    return list.server(index);
                }
            }
            return null;
        }

        /** The index of the last choice; -1, the head of the list, when the first server is next. */
        int last() {
            return turns.peek() - 1;
        }

        @Override
        public String rule(PickContext context) {
            return "rr: the next server of the list after " + (last() < 0 ? "its head" : list.server(last()).name());
        }
    }
}
