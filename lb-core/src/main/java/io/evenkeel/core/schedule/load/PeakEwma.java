package io.evenkeel.core.schedule.load;

import java.util.Locale;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.evenkeel.core.Feedback;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import io.evenkeel.core.schedule.basis.PerServer;
import io.evenkeel.core.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The power of two choices by expected delay: (requests under way + 1) * latency / weight, the latency being a mean that peaks
 * raise at once and that fades with time (the idea of Finagle's {@code p2cPeakEwma}). Unlike there, an idle server is not left
 * alone with a bad memory: its estimate fades while it is idle, and after {@link LatencyMemory#probeAfter} one request finds out.
 */
record PeakEwma(Clock clock, LatencyMemory memory, RandomGenerator random) implements Scheduler {
    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        PerServer<LatencyEstimate> before = previous instanceof LeastDelay earlier ? earlier.estimates : null;
        return new LeastDelay(pool, random, clock, PerServer.of(pool.members(), before, server -> new LatencyEstimate(memory, true)));
    }

    @Override
    public String toString() {
        return "peak-ewma";
    }

    private static final class LeastDelay extends LeastOfSome implements Feedback {
        private final Clock clock;
        private final PerServer<LatencyEstimate> estimates;
        private final LatencyEstimate[] byIndex;

        LeastDelay(PoolSnapshot pool, RandomGenerator random, Clock clock, PerServer<LatencyEstimate> estimates) {
            super(pool, 2, random);
            this.clock = clock;
            this.estimates = estimates;
            this.byIndex = new LatencyEstimate[pool.size()];
            for (int i = 0; i < byIndex.length; i++) {
                byIndex[i] = Objects.requireNonNull(estimates.get(pool.server(i)));
            }
        }

        @Override
        long now() {
            return clock.nanoTime();
        }

        @Override
        double cost(int index, long now) {
            int inFlight = pool.server(index).inFlight();
            return byIndex[index].expected(inFlight == 0, now) * (inFlight + 1) / pool.weight(index);
        }

        @Override
        public Feedback feedback() {
            return this;
        }

        @Override
        public void finished(Server server, long nanos, Outcome outcome) {
            LatencyEstimate estimate = estimates.get(server);
            if (estimate != null) {
                estimate.finished(nanos, outcome, clock.nanoTime());
            }
        }

        @Override
        public String rule(PickContext context) {
            long now = now();
            return "2 servers drawn by weight, of them the one with the least (requests under way + 1) * latency / weight; now "
                    + IntStream.range(0, pool.size()).filter(i -> !context.tried(pool.server(i)))
                            .mapToObj(i -> String.format(Locale.ROOT, "%s %.3f ms", pool.server(i).name(), cost(i, now) / 1e6))
                            .collect(Collectors.joining(", "));
        }
    }
}
