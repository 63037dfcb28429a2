package io.evenkeel.core.schedule.haproxy;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.evenkeel.core.Feedback;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Server;
import org.jspecify.annotations.Nullable;

/**
 * HAProxy's {@code leastconn}: the server with the least load, which is (requests under way + 1) / weight, in whole parts of
 * 1/256. A server with nothing under way has load 0 whatever its weight, so an idle pool is plain round robin. Of equal
 * loads, the server whose load has stood for the longest time.
 *
 * <p>A pick looks at every usable server once. Threads that pick at the same moment may see the same counts.
 */
final class LeastConnections implements FineWeights {
    static final LeastConnections INSTANCE = new LeastConnections();

    /** Loads are compared as whole numbers: at weight 1, two that differ by less than 1/256 are equal. */
    private static final int PARTS = 256 * SCALE;

    private LeastConnections() {}

    @Override
    public Picker picker(PoolSnapshot pool, int[] weights, @Nullable Picker previous) {
        return new LeastLoaded(pool, weights, previous instanceof LeastLoaded before ? before : null);
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
        private final int[] weights;
        private final AtomicLong changes;
        private final Standing[] standings;
        private final Map<Server, Standing> byServer;

        LeastLoaded(PoolSnapshot pool, int[] weights, @Nullable LeastLoaded before) {
            this.pool = pool;
            this.weights = weights;
            this.changes = before == null ? new AtomicLong() : before.changes;
            this.byServer = before == null ? new HashMap<>() : new HashMap<>(before.byServer);
            this.standings = new Standing[pool.size()];
            byServer.keySet().removeIf(Server::removed);
            Map<Server, Integer> now = new HashMap<>();
            for (int i = 0; i < standings.length; i++) {
                standings[i] = byServer.computeIfAbsent(pool.server(i), server -> new Standing());
                now.put(pool.server(i), weights[i]);
            }
            for (int i = 0; i < standings.length; i++) {
                if (standings[i].weight != weights[i]) {
                    standings[i].since = changes.incrementAndGet();
                }
            }
            byServer.forEach((server, standing) -> standing.weight = now.getOrDefault(server, 0));
        }

        @Override
        public @Nullable Server pick(PickContext context) {
            int best = -1;
            long least = Long.MAX_VALUE;
            long bestSince = Long.MAX_VALUE;
            for (int i = 0; i < standings.length; i++) {
                Server server = pool.server(i);
                int inFlight = server.inFlight();
                long load = inFlight == 0 ? 0 : (inFlight + 1L) * PARTS / weights[i];
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
        public @Nullable Server peek(PickContext context) {
            return pick(context);
        }

        @Override
        public String rule(PickContext context) {
            var rule = new StringBuilder("leastconn: the least of (requests + 1) * " + PARTS + " / sixteenths of weight, 0 when idle:");
            for (int i = 0; i < standings.length; i++) {
                rule.append(' ').append(pool.server(i).name()).append(' ').append(pool.server(i).inFlight()).append('/')
                        .append(weights[i]);
            }
            return rule.toString();
        }
    }
}
