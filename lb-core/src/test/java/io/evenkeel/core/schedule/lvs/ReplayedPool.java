package io.evenkeel.core.schedule.lvs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.evenkeel.core.Affinity;
import io.evenkeel.core.ConnectionThresholds;
import io.evenkeel.core.Lease;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.Pool;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import io.evenkeel.core.ServerConfig;
import io.evenkeel.core.time.VirtualClock;
import org.jspecify.annotations.Nullable;

/** A pool that is brought into the states of a recording. */
final class ReplayedPool {
    private final Steered scheduler;
    private final Pool pool;
    private @Nullable Affinity affinity;
    private final Map<Server, Deque<Lease>> active = new HashMap<>();
    private final Map<Server, Deque<Lease>> inactive = new HashMap<>();

    ReplayedPool(Scheduler scheduler, VirtualClock clock) {
        this.scheduler = new Steered(scheduler);
        this.pool = new Pool(Pool.builder("replayed").scheduler(this.scheduler).build(), clock);
    }

    /** From now on with this affinity, whose table is empty. */
    void affinity(Affinity next) {
        affinity = next;
        apply(pool.servers().stream().map(ReplayedPool::asItIs).toList());
    }

    /** Lets connections be put on servers by name, past the scheduler under test. */
    private static final class Steered implements Scheduler {
        private final Scheduler tested;
        private @Nullable Server forced;

        Steered(Scheduler tested) {
            this.tested = tested;
        }

        @Override
        public Picker picker(PoolSnapshot snapshot, @Nullable Picker previous) {
            return new Wheel(this, tested.picker(snapshot, previous instanceof Wheel wheel ? wheel.tested : null));
        }

        private record Wheel(Steered steered, Picker tested) implements Picker {
            @Override
            public @Nullable Server pick(PickContext context) {
                return steered.forced == null ? tested.pick(context) : steered.forced;
            }
        }
    }

    List<Server> servers() {
        return pool.servers();
    }

    /** Puts a server at the head of the list, as the kernel does. */
    void add(String name, String endpoint, int weight, int upper, int lower) {
        List<ServerConfig> servers = new ArrayList<>(pool.servers().stream().map(ReplayedPool::asItIs).toList());
        servers.add(0, ServerConfig.builder(name, endpoint).weight(weight).thresholds(new ConnectionThresholds(upper, lower)).build());
        apply(servers);
    }

    void remove(String name) {
        apply(pool.servers().stream().filter(server -> !server.name().equals(name)).map(ReplayedPool::asItIs).toList());
    }

    private static ServerConfig asItIs(Server server) {
        return server.config().toBuilder().weight(server.state().weight()).build();
    }

    private void apply(List<ServerConfig> servers) {
        var builder = Pool.builder("replayed").scheduler(scheduler);
        servers.forEach(builder::server);
        if (affinity != null) {
            builder.affinity(affinity);
        }
        pool.apply(builder.build());
    }

    void weight(String name, int weight) {
        pool.weight(name, weight);
    }

    /** Opens and ends connections until the counts of each server are these. */
    void counts(List<int[]> counts) {
        for (int i = 0; i < counts.size(); i++) {
            Server server = pool.servers().get(i);
            Deque<Lease> activeHere = active.computeIfAbsent(server, key -> new ArrayDeque<>());
            Deque<Lease> inactiveHere = inactive.computeIfAbsent(server, key -> new ArrayDeque<>());
            while (activeHere.size() + inactiveHere.size() > counts.get(i)[0] + counts.get(i)[1]) {
                (inactiveHere.isEmpty() ? activeHere : inactiveHere).remove().close(Outcome.COMPLETED);
            }
            while (activeHere.size() + inactiveHere.size() < counts.get(i)[0] + counts.get(i)[1]) {
                activeHere.add(connection(server));
            }
            while (activeHere.size() > counts.get(i)[0]) {
                Lease lease = activeHere.remove();
                lease.active(false);
                inactiveHere.add(lease);
            }
            while (activeHere.size() < counts.get(i)[0]) {
                Lease lease = inactiveHere.remove();
                lease.active(true);
                activeHere.add(lease);
            }
        }
    }

    private Lease connection(Server server) {
        scheduler.forced = server;
        try {
            return (Lease) pool.acquire(PickContext.UNKNOWN);
        } finally {
            scheduler.forced = null;
        }
    }

    /** The name of the server that gets the next connection, which then counts; "-" for none. */
    String pick(PickContext context) {
        if (pool.acquire(context) instanceof Lease lease) {
            Objects.requireNonNull(active.get(lease.server())).add(lease);
            return lease.server().name();
        }
        return "-";
    }
}
