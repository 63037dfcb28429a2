package io.evenkeel.core.schedule.haproxy;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.evenkeel.core.Feedback;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import org.jspecify.annotations.Nullable;

/**
 * HAProxy's {@code leastconn}: the server with the least load, which is (requests under way + 1) / weight, in whole parts of
 * 1/256. A server with nothing under way has load 0 whatever its weight, so an idle pool is plain round robin. Of equal
 * loads, the server whose load has stood for the longest time.
 *
 * <p>A pick looks at every usable server once. Threads that pick at the same moment may see the same counts.
 */
final class LeastConnections implements Scheduler {
    static final LeastConnections INSTANCE = new LeastConnections();

    /** Loads are compared as whole numbers, so two that differ by less than this part are equal. */
    private static final int SCALE = 256;

    private LeastConnections() {}

    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        return new LeastLoaded(pool, previous instanceof LeastLoaded before ? before : null);
    }

    @Override
    public String toString() {
        return "leastconn";
    }

    /** Since when a server has the load that it has, on the scale of all changes in the pool. It stays with the server. */
    private static final class Standing {
        /** As in the last snapshot, 0 while the server is not in it. For the thread that changes the pool. */
        int weight;
        volatile long since;
    }

    private static final class LeastLoaded implements Picker, Feedback {
        private final PoolSnapshot pool;
        private final AtomicLong changes;
        private final Standing[] standings;
        private final Map<Server, Standing> byServer;

        LeastLoaded(PoolSnapshot pool, @Nullable LeastLoaded before) {
            this.pool = pool;
            this.changes = before == null ? new AtomicLong() : before.changes;
            this.byServer = before == null ? new HashMap<>() : new HashMap<>(before.byServer);
            this.standings = new Standing[pool.size()];
            byServer.keySet().removeIf(Server::removed);
            Map<Server, Integer> weights = new HashMap<>();
            for (int i = 0; i < standings.length; i++) {
                standings[i] = byServer.computeIfAbsent(pool.server(i), server -> new Standing());
                weights.put(pool.server(i), pool.weight(i));
            }
            for (int i = 0; i < standings.length; i++) {
                if (standings[i].weight != pool.weight(i)) {
                    standings[i].since = changes.incrementAndGet();
                }
            }
            byServer.forEach((server, standing) -> standing.weight = weights.getOrDefault(server, 0));
        }

        @Override
        public @Nullable Server pick(PickContext context) {
            int best = -1;
            long least = Long.MAX_VALUE;
            long bestSince = Long.MAX_VALUE;
            for (int i = 0; i < standings.length; i++) {
                Server server = pool.server(i);
                int inFlight = server.inFlight();
                long load = inFlight == 0 ? 0 : (inFlight + 1L) * SCALE / pool.weight(i);
                if (load > least) {
                    continue;
                }
                long since = standings[i].since;
                if ((load < least || since < bestSince) && !context.tried(server)) {
                    least = load;
                    bestSince = since;
                    best = i;
                }
            }
            return best < 0 ? null : pool.server(best);
        }

        @Override
        public Feedback feedback() {
            return this;
        }

        @Override
        public void started(Server server) {
            changed(server);
        }

        @Override
        public void finished(Server server, long nanos, Outcome outcome) {
            changed(server);
        }

        private void changed(Server server) {
            Standing standing = byServer.get(server);
            if (standing != null) {
                standing.since = changes.incrementAndGet();
            }
        }

        @Override
        public String rule(PickContext context) {
            var rule = new StringBuilder("leastconn: the least of (requests + 1) * " + SCALE + " / weight, 0 when idle:");
            for (int i = 0; i < standings.length; i++) {
                rule.append(' ').append(pool.server(i).name()).append(' ').append(pool.server(i).inFlight()).append('/')
                        .append(pool.weight(i));
            }
            return rule.toString();
        }
    }
}
