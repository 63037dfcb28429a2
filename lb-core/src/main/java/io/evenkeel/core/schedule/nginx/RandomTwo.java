package io.evenkeel.core.schedule.nginx;

import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import org.jspecify.annotations.Nullable;

/**
 * nginx' {@code random} and {@code random two least_conn}: one server by chance and weight, or the less loaded of two different
 * ones, in relation to the weight; of equals, the one drawn last. After 20 draws in vain it is {@link SmoothRoundRobin}'s turn.
 *
 * @param two whether two are drawn
 * @param chance from which any thread may draw
 */
record RandomTwo(boolean two, RandomGenerator chance) implements Scheduler {
    private static final int DRAWS = 20;

    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        var otherwise = new SmoothRoundRobin.InTurn(pool, previous instanceof ByChance before ? before.otherwise.balances() : Map.of(), 0);
        int[] ends = new int[pool.size()];
        int end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += pool.weight(i);
            ends[i] = end;
        }
        return new ByChance(this, pool, ends, otherwise);
    }

    @Override
    public String toString() {
        return two ? "random two least_conn" : "random";
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record ByChance(RandomTwo balance, PoolSnapshot pool, int[] ends, SmoothRoundRobin.InTurn otherwise) implements Picker {
        @Override
        public @Nullable Server pick(PickContext context) {
            int first = -1;
            for (int draw = 0; draw < DRAWS && ends.length > 0; draw++) {
                int index = draw();
                if (index == first || context.tried(pool.server(index))) {
                    continue;
                }
                if (!balance.two) {
                    return pool.server(index);
                }
                if (first >= 0) {
                    return pool.server(busier(index, first) ? first : index);
                }
                first = index;
            }
            return otherwise.pick(context);
        }

        private int draw() {
            int found = Arrays.binarySearch(ends, balance.chance.nextInt(ends[ends.length - 1]));
            return found < 0 ? -found - 1 : found + 1;
        }

        private boolean busier(int one, int other) {
            return (long) pool.server(one).inFlight() * pool.weight(other) > (long) pool.server(other).inFlight() * pool.weight(one);
        }

        @Override
        public String rule(PickContext context) {
            return balance + ": by chance and weight" + (balance.two ? ", the less loaded of two" : "");
        }
    }
}
