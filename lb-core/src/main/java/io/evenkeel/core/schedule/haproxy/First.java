package io.evenkeel.core.schedule.haproxy;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import io.evenkeel.core.schedule.basis.Untried;
import org.jspecify.annotations.Nullable;

/**
 * HAProxy's {@code first}: the first server of the configuration that has a free slot, whatever its weight, so that the fewest
 * servers work. It needs {@link io.evenkeel.core.ServerConfig#maxConnections}: a server without a limit is never full.
 */
final class First implements Scheduler {
    static final First INSTANCE = new First();

    private First() {}

    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        return new FirstFree(pool);
    }

    @Override
    public String toString() {
        return "first";
    }

    private record FirstFree(PoolSnapshot pool) implements Picker {
        @Override
        public @Nullable Server pick(PickContext context) {
            for (int i = 0; i < pool.size(); i++) {
                Server server = pool.server(i);
                int limit = server.config().maxConnections();
                if ((limit == 0 || server.inFlight() < limit) && !context.tried(server)) {
                    return server;
                }
            }
            // All are full: the caller finds out.
            return Untried.first(pool, context);
        }

        @Override
        public @Nullable Server peek(PickContext context) {
            return pick(context);
        }

        @Override
        public String rule(PickContext context) {
            return "first: the first server of the configuration with a free slot";
        }
    }
}
