package io.evenkeel.core.schedule.load;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

import io.evenkeel.core.Feedback;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Server;
import io.evenkeel.core.schedule.basis.PerServer;
import io.evenkeel.core.schedule.basis.WeightedDraw;
import io.evenkeel.core.time.Clock;
import org.jspecify.annotations.Nullable;

/** {@link Prequal}'s choice in one snapshot. A server's requests in flight count in relation to its weight. */
final class PrequalPicker implements Picker, Feedback, LoadProbe.Answer {
    /** A request in flight on the heaviest server counts this much, so that lighter servers' stay comparable as whole numbers. */
    private static final int REQUEST = 16;

    private final PoolSnapshot pool;
    private final PrequalOptions options;
    private final LoadProbe probe;
    private final RandomGenerator random;
    private final Clock clock;
    private final PerServer<LatencyEstimate> estimates;
    private final PerServer<Integer> indexes;
    private final WeightedDraw draw;
    private final ProbePool probes;
    private final int uses;
    private final int heaviest;

    PrequalPicker(Prequal prequal, PoolSnapshot pool, PerServer<LatencyEstimate> estimates, @Nullable PrequalPicker before) {
        this.pool = pool;
        this.options = prequal.options();
        this.random = prequal.random();
        this.clock = prequal.clock();
        this.estimates = estimates;
        this.draw = new WeightedDraw(pool);
        this.probes = new ProbePool(options.poolSize(pool.size()), options.hotQuantile(), options.probeAge().toNanos());
        this.uses = options.uses(pool.size());
        int most = 1;
        for (int i = 0; i < pool.size(); i++) {
            most = Math.max(most, pool.weight(i));
        }
        this.heaviest = most;
        this.indexes = PerServer.indexes(pool);
        LoadProbe asked = prequal.probe();
        this.probe = asked == null ? this::ownView : asked;
        if (before != null) {
            takeOver(before);
        }
    }

    PerServer<LatencyEstimate> estimates() {
        return estimates;
    }

    private void takeOver(PrequalPicker before) {
        long now = clock.nanoTime();
        for (int slot = 0; slot < before.probes.size(); slot++) {
            long answer = before.probes.at(slot, now);
            Integer index = answer == 0 ? null : indexes.get(before.pool.server(ProbePool.server(answer)));
            if (index != null) {
                probes.add((answer & ((1L << 48) - 1)) | ((long) index << 48), now);
            }
        }
    }

    /** What a request takes at the present load: the latency per request in flight, which is what is remembered, times these. */
    private void ownView(Server server, LoadProbe.Answer to) {
        LatencyEstimate estimate = estimates.get(server);
        int inFlight = server.inFlight();
        to.load(server, inFlight, estimate == null ? -1 : (long) (estimate.expected(inFlight == 0, clock.nanoTime()) * (inFlight + 1)));
    }

    @Override
    public void load(Server server, int requestsInFlight, long latencyNanos) {
        Integer index = indexes.get(server);
        if (index != null) {
            long load = (long) requestsInFlight * REQUEST * heaviest / pool.weight(index);
            probes.add(ProbePool.answer(index, load, latencyNanos, uses), clock.nanoTime());
        }
    }

    @Override
    public @Nullable Server pick(PickContext context) {
        int size = pool.size();
        if (size == 0) {
            return null;
        }
        for (int asked = times(options.probesPerPick()); asked > 0; asked--) {
            probe.ask(pool.server(draw.draw(random.nextLong())), this);
        }
        long now = clock.nanoTime();
        int slot = best(context, now);
        if (slot < 0) {
            return drawn(context);
        }
        long answer = probes.at(slot, now);
        int index = ProbePool.server(answer);
        if (answer == 0 || context.tried(pool.server(index))) {
            return drawn(context);
        }
        probes.use(slot, answer, REQUEST * heaviest / pool.weight(index));
        if (times(options.removalsPerPick()) > 0) {
            probes.remove((random.nextLong() & 1) == 0, now);
        }
        return pool.server(index);
    }

    private int times(double rate) {
        int whole = (int) rate;
        return rate > whole && (random.nextLong() >>> 11) * 0x1p-53 < rate - whole ? whole + 1 : whole;
    }

    /** The slot of the answer that decides; -1 when there are fewer than two, or only of tried servers. */
    private int best(PickContext context, long now) {
        int known = 0;
        int best = -1;
        long least = Long.MAX_VALUE;
        for (int slot = 0; slot < probes.size(); slot++) {
            long answer = probes.at(slot, now);
            if (answer != 0) {
                known++;
                long cost = probes.hot(answer) ? (1L << 62) | ProbePool.inFlight(answer)
                        : ((long) ProbePool.latency(answer) << 16) | ProbePool.inFlight(answer);
                if (cost < least && !context.tried(pool.server(ProbePool.server(answer)))) {
                    least = cost;
                    best = slot;
                }
            }
        }
        return known < 2 ? -1 : best;
    }

    private @Nullable Server drawn(PickContext context) {
        int start = draw.draw(random.nextLong());
        for (int i = 0; i < pool.size(); i++) {
            Server server = pool.server((start + i) % pool.size());
            if (!context.tried(server)) {
                return server;
            }
        }
        return null;
    }

    @Override
    public Feedback feedback() {
        return this;
    }

    @Override
    public void finished(Server server, long nanos, Outcome outcome) {
        LatencyEstimate estimate = estimates.get(server);
        if (estimate != null) {
            estimate.finished(nanos / (server.inFlight() + 1), outcome, clock.nanoTime());
        }
    }

    @Override
    public String rule(PickContext context) {
        long now = clock.nanoTime();
        List<String> known = new ArrayList<>();
        for (int slot = 0; slot < probes.size(); slot++) {
            long answer = probes.at(slot, now);
            if (answer != 0) {
                int index = ProbePool.server(answer);
                known.add(pool.server(index).name() + (probes.hot(answer) ? " (hot, " : " (cold, ")
                        + ProbePool.inFlight(answer) * pool.weight(index) / (REQUEST * heaviest) + " in flight, "
                        + (ProbePool.latency(answer) * 4096L / 1000) + " us)");
            }
        }
        return "of the servers with a recent answer to a probe the fastest cold one, or if all are hot the one with the fewest "
                + "requests in flight; one drawn by weight when there are fewer than two; now "
                + (known.isEmpty() ? "none" : String.join(", ", known));
    }
}
