package io.evenkeel.core.schedule.wrap;

import io.evenkeel.core.Feedback;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import io.evenkeel.core.schedule.basis.PerServer;
import io.evenkeel.core.validation.Expect;
import org.jspecify.annotations.Nullable;

/**
 * Consistent hashing with bounded loads (Mirrokni, Thorup and Zadimoghaddam, 2018) around any scheduler: no server gets a request
 * that would raise it above {@code ceil(factor * its share of the requests under way)}. A pick that finds an idle server costs
 * nothing more; another one adds up the requests under way.
 */
record BoundedLoad(Scheduler inner, double factor) implements Scheduler {
    BoundedLoad {
        if (!(factor > 1 && factor <= 1000)) {
            throw Expect.unexpected("bounded load factor", factor, "more than 1, at most 1000, for example 1.25");
        }
    }

    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        return new Bounded(inner.picker(pool, previous instanceof Bounded before ? before.inner : null), pool, factor);
    }

    @Override
    public boolean readsBody() {
        return inner.readsBody();
    }

    @Override
    public String toString() {
        return inner + " bounded-load " + factor;
    }

    private static final class Bounded implements Picker {
        private final Picker inner;
        private final PoolSnapshot pool;
        private final double factor;
        private final PerServer<Integer> indexes;
        private final ThreadLocal<OverBound> contexts = ThreadLocal.withInitial(OverBound::new);

        Bounded(Picker inner, PoolSnapshot pool, double factor) {
            this.inner = inner;
            this.pool = pool;
            this.factor = factor;
            this.indexes = PerServer.indexes(pool);
        }

        private final class OverBound extends Passing {
            private long underWay;

            @Override
            boolean passes(Server server) {
                return server.inFlight() >= bound(server, underWay);
            }
        }

        @Override
        public @Nullable Server pick(PickContext context) {
            Server chosen = inner.pick(context);
            if (chosen == null || chosen.inFlight() == 0) {
                return chosen;
            }
            long underWay = underWay();
            if (chosen.inFlight() < bound(chosen, underWay)) {
                return chosen;
            }
            OverBound besides = contexts.get();
            besides.underWay = underWay;
            Server another = besides.pickAnother(inner, context);
            return another == null ? chosen : another;
        }

        private long underWay() {
            long sum = 0;
            for (int i = 0; i < pool.size(); i++) {
                sum += pool.server(i).inFlight();
            }
            return sum;
        }

        private long bound(Server server, long underWay) {
            Integer index = indexes.get(server);
            return index == null ? Long.MAX_VALUE : (long) Math.ceil(factor * (underWay + 1) * pool.weight(index) / pool.totalWeight());
        }

        @Override
        public @Nullable Feedback feedback() {
            return inner.feedback();
        }

        @Override
        public @Nullable Server peek(PickContext context) {
            Server chosen = inner.peek(context);
            return chosen == null || chosen.inFlight() < bound(chosen, underWay()) ? chosen : null;
        }

        @Override
        public PoolSnapshot candidates(PoolSnapshot snapshot, PickContext context) {
            long underWay = underWay();
            PoolSnapshot among = inner.candidates(snapshot, context);
            return among.only(i -> among.server(i).inFlight() < bound(among.server(i), underWay));
        }

        @Override
        public @Nullable String passesOver(Server server, PickContext context) {
            long bound = bound(server, underWay());
            return server.inFlight() >= bound ? "at its bound of " + bound + " requests under way" : inner.passesOver(server, context);
        }

        @Override
        public String rule(PickContext context) {
            return inner.rule(context) + "; none above " + factor + " times its share of " + underWay() + " requests under way";
        }
    }
}
