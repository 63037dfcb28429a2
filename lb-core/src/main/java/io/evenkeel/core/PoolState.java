package io.evenkeel.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.evenkeel.core.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What a pool admits with between two changes. Replaced as a whole, so that nobody sees half a change; the table stays from one
 * to the next. For any thread.
 */
record PoolState(PoolConfig config, PoolSnapshot snapshot, Picker picker, @Nullable AffinityTable affinity, Clock clock) {
    /** The state of a new pool. */
    static PoolState first(PoolConfig config, List<Server> members, Clock clock) {
        var snapshot = PoolSnapshot.of(0, members, config.allBackups());
        return new PoolState(config, snapshot, config.scheduler().picker(snapshot, null), table(config, clock), clock);
    }

    /** The state after a change. */
    PoolState next(PoolConfig nextConfig, List<Server> members) {
        var next = PoolSnapshot.of(snapshot.version() + 1, members, nextConfig.allBackups());
        boolean sameAffinity = Objects.equals(config.affinity(), nextConfig.affinity());
        return new PoolState(nextConfig, next, nextConfig.scheduler().picker(next, picker),
                sameAffinity ? affinity : table(nextConfig, clock), clock);
    }

    private static @Nullable AffinityTable table(PoolConfig config, Clock clock) {
        return config.affinity() == null ? null : config.affinity().table(clock);
    }

    /** Affinity, then the scheduler; then a slot. */
    Admission acquire(PickContext context) {
        AffinityEntry known = affinity == null ? null : affinity.find(context);
        boolean holds = known != null && holds(known.server(), context);
        if (known != null && holds && known.server().tryTakeSlot()) {
            return lease(known.server(), known);
        }
        if (known != null) {
            known.unused();
        }
        Server server = picker.pick(context);
        if (server == null) {
            return snapshot.size() == 0 ? Rejection.NO_USABLE_SERVER : Rejection.ALL_TRIED;
        }
        if (!server.tryTakeSlot()) {
            server = besidesFull(context, server);
            if (server == null) {
                return Rejection.SATURATED;
            }
        }
        // A server that is only full keeps its clients.
        return lease(server, affinity == null || holds ? null : affinity.remember(context, server, known));
    }

    private boolean holds(Server server, PickContext context) {
        ServerState state = server.state();
        boolean takesKnown = state.usable() ? !server.config().backup() || !snapshot.hasPrimary()
                : affinity != null && affinity.holdsWhenQuiesced() && state.health() != Health.DOWN
                        && state.wish() != AdministrativeState.MAINTENANCE;
        return takesKnown && !server.removed() && !context.tried(server);
    }

    /** Why {@link #acquire} would answer as it would. */
    Explanation explain(String pool, PickContext context) {
        Explanation chosen = Explanation.of(pool, snapshot, picker, context);
        AffinityEntry known = affinity == null ? null : affinity.find(context);
        if (known == null) {
            return chosen;
        }
        known.unused();
        return holds(known.server(), context) && !Explanation.full(known.server()) ? chosen.byAffinity(known.server()) : chosen;
    }

    private Lease lease(Server server, @Nullable AffinityEntry because) {
        if (because != null) {
            because.opened();
        }
        return new Lease(server, picker.feedback(), clock, because);
    }

    /** The rare case: the choice was full. Asks again, passing over what is full, until something has room. */
    private @Nullable Server besidesFull(PickContext context, Server firstFull) {
        List<Server> full = new ArrayList<>();
        full.add(firstFull);
        PickContext besides = new PickContextBesides(context, full);
        for (Server server = picker.pick(besides); server != null; server = picker.pick(besides)) {
            if (server.tryTakeSlot()) {
                return server;
            }
            full.add(server);
        }
        return null;
    }
}
