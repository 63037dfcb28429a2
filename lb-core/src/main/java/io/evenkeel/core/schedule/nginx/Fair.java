package io.evenkeel.core.schedule.nginx;

import java.util.concurrent.atomic.AtomicInteger;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import org.jspecify.annotations.Nullable;

/**
 * The {@code fair} of nginx' third-party module upstream-fair: the next idle server behind the last choice; while none is idle,
 * the one with the fewest requests under way in relation to its weight, and of equals the next behind the last choice.
 */
final class Fair implements Scheduler {
    static final Fair INSTANCE = new Fair();

    private Fair() {}

    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        int start = previous instanceof IdleFirst before && pool.size() > 0 ? before.next.get() % pool.size() : 0;
        return new IdleFirst(pool, new AtomicInteger(start));
    }

    @Override
    public String toString() {
        return "fair";
    }

    private record IdleFirst(PoolSnapshot pool, AtomicInteger next) implements Picker {
        @Override
        public @Nullable Server pick(PickContext context) {
            int size = pool.size();
            int start = next.getPlain();
            int best = -1;
            int least = 0;
            for (int i = 0; i < size; i++) {
                int index = start + i < size ? start + i : start + i - size;
                Server server = pool.server(index);
                if (context.tried(server)) {
                    continue;
                }
                int inFlight = server.inFlight();
                if (best < 0 || (long) inFlight * pool.weight(best) < (long) least * pool.weight(index)) {
                    least = inFlight;
                    best = index;
                    if (inFlight == 0) {
                        break;
                    }
                }
            }
            if (best < 0) {
                return null;
            }
            next.setPlain(best + 1 == size ? 0 : best + 1);
            return pool.server(best);
        }

        @Override
        public String rule(PickContext context) {
            return "fair: the next idle server, or the fewest requests by weight";
        }
    }
}
