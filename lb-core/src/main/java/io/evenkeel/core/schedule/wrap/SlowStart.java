package io.evenkeel.core.schedule.wrap;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import io.evenkeel.core.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Slow start around any scheduler: servers that recovered, or joined a pool that was running, begin with little weight and get
 * more in twenty steps. Besides, as some algorithms do not look at weights while a pool is nearly idle, none gets more than a
 * tenth above its share of the picks ({@link WarmUpShares}), whatever the algorithm.
 */
record SlowStart(Scheduler inner, WarmUp warmUp, Clock clock) implements Scheduler {
    private static final int STEPS = 20;
    /** Weights are multiplied, by the same number whether or not something warms, so that the lightest one has this many steps. */
    private static final int RESOLUTION = 16;

    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        Warming before = previous instanceof Warming earlier ? earlier : null;
        return Stepping.begin(new Warming(this, pool, before), before);
    }

    @Override
    public boolean readsBody() {
        return inner.readsBody();
    }

    @Override
    public String toString() {
        return inner + " slow-start " + warmUp.window();
    }

    private static int scale(PoolSnapshot pool) {
        int lightest = RESOLUTION;
        for (Server server : pool.members()) {
            int weight = server.config().weight();
            lightest = weight > 0 ? Math.min(lightest, weight) : lightest;
        }
        return (RESOLUTION + lightest - 1) / lightest;
    }

    private static final class Warming extends Stepping {
        private final SlowStart settings;
        private final long startedAt;
        private final int scale;
        private final ThreadLocal<Above> contexts = ThreadLocal.withInitial(Above::new);
        private volatile WarmUpShares shares;

        Warming(SlowStart settings, PoolSnapshot pool, @Nullable Warming before) {
            super(settings.inner, settings.clock, pool, before);
            this.settings = settings;
            this.startedAt = before == null ? clock.nanoTime() : before.startedAt;
            this.shares = before == null ? WarmUpShares.NONE : before.shares;
            this.scale = scale(pool);
        }

        private final class Above extends Passing {
            @Override
            boolean passes(Server server) {
                return shares.above(server);
            }
        }

        /** Servers that were there from the start have nobody to warm up beside. */
        private double share(Server server, long now) {
            boolean newcomer = server.recovered() || server.usableSince() - startedAt > 0;
            return newcomer && server.state().usable() ? settings.warmUp.share(now - server.usableSince()) : 1;
        }

        @Override
        View view(long now) {
            double[] warm = new double[pool.size()];
            boolean warming = false;
            for (int i = 0; i < warm.length; i++) {
                warm[i] = share(pool.server(i), now);
                warming |= warm[i] < 1;
            }
            PoolSnapshot view = pool.reweighted(i -> Math.max(1, (int) Math.round(scale * pool.weight(i) * warm[i])));
            shares = warming ? WarmUpShares.of(view, warm, shares) : WarmUpShares.NONE;
            return new View(view, warming, now + settings.warmUp.window().toNanos() / STEPS);
        }

        @Override
        public @Nullable Server pick(PickContext context) {
            Picker inner = current();
            WarmUpShares now = shares;
            Server chosen = inner.pick(context);
            if (now == WarmUpShares.NONE || chosen == null) {
                return chosen;
            }
            now.countPick();
            if (now.above(chosen)) {
                Server another = contexts.get().pickAnother(inner, context);
                chosen = another == null ? chosen : another;
            }
            now.countGiven(chosen);
            return chosen;
        }

        @Override
        public @Nullable String passesOver(Server server, PickContext context) {
            return shares.above(server) ? "has had its share while it warms up" : super.passesOver(server, context);
        }

        @Override
        public @Nullable Server peek(PickContext context) {
            return shares == WarmUpShares.NONE ? super.peek(context) : null;
        }

        @Override
        public String rule(PickContext context) {
            return super.rule(context) + shares.describe();
        }
    }
}
