package io.evenkeel.core.schedule.nginx;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import org.jspecify.annotations.Nullable;

/**
 * nginx' {@code least_conn}: the server with the fewest requests under way in relation to its weight; equals take turns by
 * smooth weighted round robin among themselves. A pick looks at every usable server once or twice.
 */
final class LeastConn implements Scheduler {
    static final LeastConn INSTANCE = new LeastConn();

    private LeastConn() {}

    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        Map<Server, AtomicLong> balances = new HashMap<>();
        if (previous instanceof LeastLoaded before) {
            balances.putAll(before.byServer);
            balances.keySet().removeIf(Server::removed);
        }
        return new LeastLoaded(pool, balances);
    }

    @Override
    public String toString() {
        return "least_conn";
    }

    private static final class LeastLoaded implements Picker {
        private final PoolSnapshot pool;
        private final Map<Server, AtomicLong> byServer;
        private final AtomicLong[] balances;

        LeastLoaded(PoolSnapshot pool, Map<Server, AtomicLong> byServer) {
            this.pool = pool;
            this.byServer = byServer;
            this.balances = new AtomicLong[pool.size()];
            for (int i = 0; i < balances.length; i++) {
                balances[i] = byServer.computeIfAbsent(pool.server(i), server -> new AtomicLong());
            }
        }

        @Override
        public @Nullable Server pick(PickContext context) {
            int best = -1;
            boolean several = false;
            for (int i = 0; i < balances.length; i++) {
                if (context.tried(pool.server(i))) {
                    continue;
                }
                int order = best < 0 ? -1 : compare(i, best);
                if (order < 0) {
                    best = i;
                }
                several = order == 0 || (several && order > 0);
            }
            if (best < 0) {
                return null;
            }
            return pool.server(several ? inTurn(best, context) : best);
        }

        /** Less than 0 when the one is less loaded than the other. */
        private int compare(int one, int other) {
            return Long.compare((long) pool.server(one).inFlight() * pool.weight(other),
                    (long) pool.server(other).inFlight() * pool.weight(one));
        }

        private int inTurn(int first, PickContext context) {
            int best = first;
            long total = 0;
            long most = Long.MIN_VALUE;
            for (int i = first; i < balances.length; i++) {
                if (context.tried(pool.server(i)) || compare(i, first) != 0) {
                    continue;
                }
                long balance = balances[i].addAndGet(pool.weight(i));
                total += pool.weight(i);
                if (balance > most) {
                    most = balance;
                    best = i;
                }
            }
            balances[best].addAndGet(-total);
            return best;
        }

        @Override
        public String rule(PickContext context) {
            var rule = new StringBuilder("least_conn: the fewest requests by weight, equals in turn:");
            for (int i = 0; i < balances.length; i++) {
                rule.append(' ').append(pool.server(i).name()).append(' ').append(pool.server(i).inFlight()).append('/')
                        .append(pool.weight(i));
            }
            return rule.toString();
        }
    }
}
