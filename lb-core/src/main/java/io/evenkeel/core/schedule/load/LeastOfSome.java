package io.evenkeel.core.schedule.load;

import java.util.Arrays;
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
    protected final Server[] servers;
    private final int choices;
    private final RandomGenerator random;
    protected final WeightedDraw draw;

    LeastOfSome(PoolSnapshot pool, int choices, RandomGenerator random) {
        this.pool = pool;
        this.servers = new Server[pool.size()];
        Arrays.setAll(servers, pool::server);
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
        // A copy, as the counts that change under way make the field's value uncertain to the compiler.
        Server[] all = servers;
        int size = all.length;
        if (size <= 1) {
            return size == 0 || context.tried(all[0]) ? null : all[0];
        }
        long now = now();
        long bits = random.nextLong();
        int best = draw.draw(bits);
        if (context.tried(all[best])) {
            return cheapestUntried(context, best, now);
        }
        double least = cost(best, now);
        for (int i = 1; i < choices; i++) {
            // A draw among equals needs half of the bits only.
            bits = draw.even() && i % 2 != 0 ? Long.rotateLeft(bits, Integer.SIZE) : random.nextLong();
            int other = another(best, size, bits);
            if (context.tried(all[other])) {
                return cheapestUntried(context, other, now);
            }
            double cost = cost(other, now);
            if (cost < least) {
                best = other;
                least = cost;
            }
        }
        return all[best];
    }

    /** One that is not {@code first}. */
    private int another(int first, int size, long bits) {
        if (!draw.even()) {
            int drawn = draw.draw(bits);
            if (drawn != first) {
                return drawn;
            }
        }
        int drawn = WeightedDraw.below(size - 1, draw.even() ? bits : random.nextLong());
        // 1 more from the first on, without a branch that nobody could predict.
        return drawn - ((first - 1 - drawn) >> 31);
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
