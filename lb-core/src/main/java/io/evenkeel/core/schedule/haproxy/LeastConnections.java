package io.evenkeel.core.schedule.haproxy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

import io.evenkeel.core.Feedback;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Server;
import io.evenkeel.core.schedule.basis.Divisor;
import io.evenkeel.core.schedule.basis.PerServer;
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
        LeastLoaded before = previous instanceof LeastLoaded earlier ? earlier : null;
        var next = new LeastLoaded(pool, weights, before);
        next.use(before);
        return next;
    }

    @Override
    public String toString() {
        return "leastconn";
    }

    /** What a picker and its successors share, so that a lease reports to the one in use, whichever gave it. */
    private static final class Changes {
        private final AtomicLong count = new AtomicLong();
        private volatile @Nullable LeastLoaded inUse;

        void happened(Server server) {
            LeastLoaded told;
            do {
                told = inUse;
                if (told != null) {
                    told.changed(server);
                }
            } while (told != inUse);
        }
    }

    private static final class LeastLoaded implements Picker, Feedback {
        private final Server[] servers;
        private final int[] weights;
        /** Of {@link #weights}; null when they are all equal, as the counts alone decide then: one more is {@link #PARTS} / weight more. */
        private final Divisor @Nullable [] divisors;
        private final PerServer<Integer> indices;
        private final Changes changes;
        /** Since when each server has the load that it has, on the scale of all changes in the pool. */
        private final AtomicLongArray since;

        LeastLoaded(PoolSnapshot pool, int[] weights, @Nullable LeastLoaded before) {
            this.servers = new Server[pool.size()];
            Arrays.setAll(servers, pool::server);
            this.weights = weights;
            this.divisors = divisors(weights);
            this.indices = PerServer.indexes(pool);
            this.changes = before == null ? new Changes() : before.changes;
            this.since = new AtomicLongArray(servers.length);
            for (int i = 0; i < servers.length; i++) {
                if (before == null || !before.has(servers[i], weights[i])) {
                    since.set(i, changes.count.incrementAndGet());
                }
            }
            if (before != null) {
                takeOver(before);
            }
        }

        private static Divisor @Nullable [] divisors(int[] weights) {
            Map<Integer, Divisor> known = new HashMap<>();
            var divisors = new Divisor[weights.length];
            for (int i = 0; i < weights.length; i++) {
                divisors[i] = known.computeIfAbsent(weights[i], Divisor::new);
            }
            return known.size() <= 1 ? null : divisors;
        }

        /** From now on leases report here. */
        void use(@Nullable LeastLoaded before) {
            changes.inUse = this;
            if (before != null) {
                // Once more, for what was reported to the other one meanwhile.
                takeOver(before);
            }
        }

        private boolean has(Server server, int weight) {
            Integer index = indices.get(server);
            return index != null && weights[index] == weight;
        }

        private void takeOver(LeastLoaded before) {
            for (int i = 0; i < servers.length; i++) {
                if (before.has(servers[i], weights[i])) {
                    long earlier = before.since.get(Objects.requireNonNull(before.indices.get(servers[i])));
                    since.accumulateAndGet(i, earlier, Math::max);
                }
            }
        }

        @Override
        public @Nullable Server pick(PickContext context) {
            // Copies, as the counts that change under way make the fields' values uncertain to the compiler.
            Server[] all = servers;
            AtomicLongArray order = since;
            Divisor[] byWeight = divisors;
            Server best = null;
            long least = Long.MAX_VALUE;
            long bestSince = Long.MAX_VALUE;
            for (int i = 0; i < all.length; i++) {
                Server server = all[i];
                int inFlight = server.inFlight();
                long load = inFlight == 0 || byWeight == null ? inFlight : byWeight[i].quotient((inFlight + 1L) * PARTS);
                if (load > least) {
                    continue;
                }
                long standing = order.getOpaque(i);
                if ((load < least || standing < bestSince) && !context.tried(server)) {
                    least = load;
                    bestSince = standing;
                    best = server;
                }
            }
            return best;
        }

        @Override
        public Feedback feedback() {
            return this;
        }

        @Override
        public void started(Server server) {
            changes.happened(server);
        }

        @Override
        public void finished(Server server, long nanos, Outcome outcome) {
            changes.happened(server);
        }

        private void changed(Server server) {
            Integer index = indices.get(server);
            if (index != null) {
                since.set(index, changes.count.incrementAndGet());
            }
        }

        @Override
        public @Nullable Server peek(PickContext context) {
            return pick(context);
        }

        @Override
        public String rule(PickContext context) {
            var rule = new StringBuilder("leastconn: the least of (requests + 1) * " + PARTS + " / sixteenths of weight, 0 when idle:");
            for (int i = 0; i < servers.length; i++) {
                rule.append(' ').append(servers[i].name()).append(' ').append(servers[i].inFlight()).append('/').append(weights[i]);
            }
            return rule.toString();
        }
    }
}
