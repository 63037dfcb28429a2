package io.evenkeel.core.schedule.load;

import java.util.random.RandomGenerator;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Server;
import io.evenkeel.core.schedule.basis.WeightedDraw;
import org.jspecify.annotations.Nullable;

/**
 * Draws a few different servers by weight and takes the cheapest; of equals the one drawn first, so that an idle pool shares by
 * weight. When a drawn server was tried already, all servers are looked at instead.
 */
abstract class LeastOfSome implements Picker {
    protected final PoolSnapshot pool;
    private final int choices;
    private final RandomGenerator random;
    private final WeightedDraw draw;

    LeastOfSome(PoolSnapshot pool, int choices, RandomGenerator random) {
        this.pool = pool;
        this.choices = choices;
        this.random = random;
        this.draw = new WeightedDraw(pool);
    }

    /** What it costs to give the server at {@code index} one more request. */
    abstract double cost(int index, long now);

    /** The time at which costs are compared, for costs that change with it. */
    long now() {
        return 0;
    }

    @Override
    public @Nullable Server pick(PickContext context) {
        int size = pool.size();
        if (size <= 1) {
            return size == 0 || context.tried(pool.server(0)) ? null : pool.server(0);
        }
        long now = now();
        int best = draw.draw(random.nextLong());
        if (context.tried(pool.server(best))) {
            return cheapestUntried(context, best, now);
        }
        double least = cost(best, now);
        for (int i = 1; i < choices; i++) {
            int other = draw.draw(random.nextLong());
            if (other == best) {
                other = (best + 1 + WeightedDraw.below(size - 1, random.nextLong())) % size;
            }
            if (context.tried(pool.server(other))) {
                return cheapestUntried(context, other, now);
            }
            double cost = cost(other, now);
            if (cost < least) {
                best = other;
                least = cost;
            }
        }
        return pool.server(best);
    }

    private @Nullable Server cheapestUntried(PickContext context, int start, long now) {
        Server best = null;
        double least = 0;
        for (int i = 0; i < pool.size(); i++) {
            int index = (start + i) % pool.size();
            Server server = pool.server(index);
            if (!context.tried(server)) {
                double cost = cost(index, now);
                if (best == null || cost < least) {
                    best = server;
                    least = cost;
                }
            }
        }
        return best;
    }
}
