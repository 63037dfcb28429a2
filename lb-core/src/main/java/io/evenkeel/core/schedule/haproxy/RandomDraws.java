package io.evenkeel.core.schedule.haproxy;

import java.util.random.RandomGenerator;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Server;
import io.evenkeel.core.validation.Expect;
import org.jspecify.annotations.Nullable;

/**
 * HAProxy's {@code random(draws)}: draws servers from the ring, where each has 16 points for each unit of weight, and takes the
 * one with the fewest requests under way in relation to its weight; of equals, the one drawn last. With 1 draw it is chance by
 * weight, with 2 the power of two choices.
 *
 * @param draws 1 or more; default 2
 * @param chance from which any thread may draw
 * @param loadFactor as {@link HashBalance#loadFactor}
 */
public record RandomDraws(int draws, RandomGenerator chance, int loadFactor) implements FineWeights {
    /** Checks the values. */
    public RandomDraws {
        Expect.inRange("draws", draws, 1, Integer.MAX_VALUE);
        if (loadFactor != 0 && loadFactor <= 100) {
            throw Expect.unexpected("load factor", loadFactor, "0 for none, or more than 100");
        }
    }

    /** With bounded load: {@code hash-balance-factor <percent>}. */
    public RandomDraws boundedLoad(int percent) {
        return new RandomDraws(draws, chance, percent);
    }

    @Override
    public Picker picker(PoolSnapshot pool, int[] weights, @Nullable Picker previous) {
        return new ByChance(this, new OnRing(pool, weights, previous, loadFactor));
    }

    @Override
    public String toString() {
        return "random(" + draws + ")" + (loadFactor > 0 ? ", at most " + loadFactor + " %" : "");
    }

    private record ByChance(RandomDraws balance, OnRing ring) implements OnRing.User {
        @Override
        public @Nullable Server pick(PickContext context) {
            int best = ring.nearestIndex(balance.chance.nextInt(), context);
            for (int draw = 1; draw < balance.draws && best >= 0; draw++) {
                int other = ring.nearestIndex(balance.chance.nextInt(), context);
                if (other != best && !busier(other, best)) {
                    best = other;
                }
            }
            return best < 0 ? null : ring.pool().server(best);
        }

        private boolean busier(int server, int than) {
            PoolSnapshot pool = ring.pool();
            return (long) pool.server(server).inFlight() * ring.weight(than) > (long) pool.server(than).inFlight() * ring.weight(server);
        }

        @Override
        public String rule(PickContext context) {
            return balance + ": the least busy in relation to its weight of the servers at " + balance.draws + " random hashes";
        }
    }
}
