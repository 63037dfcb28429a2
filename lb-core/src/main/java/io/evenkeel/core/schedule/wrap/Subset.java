package io.evenkeel.core.schedule.wrap;

import java.util.Arrays;

import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.schedule.basis.StableHash;
import io.evenkeel.core.validation.Expect;
import org.jspecify.annotations.Nullable;

/**
 * Only some of the servers, the same ones every time: those that draw the highest numbers for this balancer's name. When a server
 * of the subset leaves, one takes its place and the others stay. How evenly many balancers cover the servers is left to chance.
 */
record Subset(Scheduler inner, String balancer, int size) implements Scheduler {
    Subset {
        Expect.text("balancer name", balancer);
        Expect.inRange("subset size", size, 1, Integer.MAX_VALUE);
    }

    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        PoolSnapshot view = pool;
        if (size < pool.size()) {
            long lowest = lowest(pool);
            view = pool.only(index -> drawn(pool, index) >= lowest);
        }
        return new Narrowed(inner.picker(view, Narrowed.inside(previous)), view,
                view == pool ? null : "not in the subset of " + size + " that balancer " + balancer + " uses");
    }

    private long lowest(PoolSnapshot pool) {
        long[] drawn = new long[pool.size()];
        Arrays.setAll(drawn, index -> drawn(pool, index));
        Arrays.sort(drawn);
        return drawn[drawn.length - size];
    }

    private long drawn(PoolSnapshot pool, int index) {
        return StableHash.mix(StableHash.of(balancer) ^ StableHash.of(pool.server(index).name()));
    }

    @Override
    public boolean readsBody() {
        return inner.readsBody();
    }

    @Override
    public String toString() {
        return inner + " subset " + size;
    }
}
