package io.evenkeel.core.schedule;

import java.util.concurrent.atomic.AtomicInteger;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import org.jspecify.annotations.Nullable;

/**
 * The server with the least load: (requests under way + 1) / weight, as HAProxy's {@code leastconn}. A server with nothing
 * under way has load 0 whatever its weight, so an idle pool is plain round robin. Equal loads take turns: the search starts
 * behind the last choice.
 *
 * <p>A pick looks at every usable server once. Threads that pick at the same moment may see the same counts.
 */
final class LeastConnections implements Scheduler {
    static final LeastConnections INSTANCE = new LeastConnections();

    /** HAProxy's scale: loads are compared as whole numbers, so two that differ by less are equal. */
    private static final long SCALE = 4096;

    private LeastConnections() {}

    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        int start = previous instanceof LeastLoaded before && pool.size() > 0 ? before.next.get() % pool.size() : 0;
        return new LeastLoaded(pool, new AtomicInteger(start));
    }

    @Override
    public String toString() {
        return "leastconn";
    }

    private record LeastLoaded(PoolSnapshot pool, AtomicInteger next) implements Picker {
        @Override
        public @Nullable Server pick(PickContext context) {
            int size = pool.size();
            int start = next.getPlain();
            int best = -1;
            long least = Long.MAX_VALUE;
            for (int i = 0; i < size; i++) {
                int index = start + i < size ? start + i : start + i - size;
                Server server = pool.server(index);
                int inFlight = server.inFlight();
                long load = inFlight == 0 ? 0 : (inFlight + 1) * SCALE / pool.weight(index);
                if (load < least && !context.tried(server)) {
                    least = load;
                    best = index;
                }
            }
            if (best < 0) {
                return null;
            }
            next.setPlain(best + 1 == size ? 0 : best + 1);
            return pool.server(best);
        }
    }
}
