package io.evenkeel.core.schedule.lvs;

import java.util.concurrent.atomic.AtomicInteger;

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
        int last = previous instanceof Rotation before ? list.carriedOver(before.list, before.last.get()) : -1;
        return new Rotation(list, new AtomicInteger(last));
    }

    @Override
    public String toString() {
        return "rr";
    }

    /** @param last the index of the last choice; -1 is the head of the list */
    private record Rotation(Destinations list, AtomicInteger last) implements Picker {
        @Override
        public @Nullable Server pick(PickContext context) {
            while (true) {
                int before = last.get();
                int chosen = after(before, context);
                if (chosen < 0) {
                    return null;
                }
                if (last.compareAndSet(before, chosen)) {
                    return list.server(chosen);
                }
            }
        }

        private int after(int before, PickContext context) {
            int size = list.size();
            int index = before;
            for (int i = 0; i < size; i++) {
                index = index + 1 == size ? 0 : index + 1;
                if (list.available(index, context)) {
                    return index;
                }
            }
            return -1;
        }

        @Override
        public String rule(PickContext context) {
            return "rr: the next server of the list after " + (last.get() < 0 ? "its head" : list.server(last.get()).name());
        }
    }
}
