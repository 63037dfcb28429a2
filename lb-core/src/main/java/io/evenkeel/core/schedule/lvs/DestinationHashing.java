package io.evenkeel.core.schedule.lvs;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import org.jspecify.annotations.Nullable;

/**
 * LVS {@code dh}: a table of 256 places, filled with the servers in turn whatever their weights, and looked up by the hash of
 * the destination's address. A server that takes nothing keeps its places, and who hashes there is refused.
 */
enum DestinationHashing implements Scheduler {
    INSTANCE;

    private static final int BITS = 8;

    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        return new Table(Destinations.of(pool));
    }

    @Override
    public String toString() {
        return "dh";
    }

    private record Table(Destinations list) implements ListPicker.Memoryless {
        private int place(PickContext context) {
            return KernelHash.hash32(KernelHash.fold(context.destination()), BITS);
        }

        @Override
        public @Nullable Server pick(PickContext context) {
            if (list.size() == 0) {
                return null;
            }
            int index = place(context) % list.size();
            return list.available(index, context) ? list.server(index) : null;
        }

        @Override
        public String rule(PickContext context) {
            return "dh: the destination's address hashes to place " + place(context) + " of " + (1 << BITS)
                    + ", which are dealt to the servers in turn";
        }
    }
}
