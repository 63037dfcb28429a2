package io.evenkeel.core.schedule.load;

import java.util.random.RandomGenerator;

import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.schedule.basis.PerServer;
import io.evenkeel.core.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Prequal: probing to reduce queueing and latency (Wydrowski and others, NSDI 2024). A small pool of recent answers to probes;
 * of the servers in it those with many requests in flight are hot. The cold one with the least latency is chosen, or, when all
 * are hot, the one with the fewest requests in flight.
 *
 * @param probe null: the answers are what this pool knows itself, its own counts and the latencies it saw
 */
record Prequal(@Nullable LoadProbe probe, PrequalOptions options, LatencyMemory memory, Clock clock, RandomGenerator random)
        implements
            Scheduler {
    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        PrequalPicker before = previous instanceof PrequalPicker earlier ? earlier : null;
        PerServer<LatencyEstimate> estimates = PerServer.of(pool.members(), before == null ? null : before.estimates(),
                server -> new LatencyEstimate(memory, false));
        return new PrequalPicker(this, pool, estimates, before);
    }

    @Override
    public String toString() {
        return "prequal";
    }
}
