package io.evenkeel.core.schedule.load;

import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.validation.Expect;
import org.jspecify.annotations.Nullable;

/**
 * The power of two choices, or of more: a few servers drawn by weight, of them the one with the fewest requests under way per
 * weight (Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing", 2001).
 */
record PowerOfChoices(int choices, RandomGenerator random) implements Scheduler {
    PowerOfChoices {
        Expect.inRange("choices", choices, 2, 64);
    }

    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        return new LeastInFlight(pool, choices, random);
    }

    @Override
    public String toString() {
        return choices == 2 ? "p2c" : "p" + choices + "c";
    }

    private static final class LeastInFlight extends LeastOfSome {
        private final int drawn;

        LeastInFlight(PoolSnapshot pool, int choices, RandomGenerator random) {
            super(pool, choices, random);
            this.drawn = choices;
        }

        @Override
        double cost(int index, long now) {
            int inFlight = servers[index].inFlight();
            return draw.even() ? inFlight : (double) inFlight / pool.weight(index);
        }

        @Override
        public String rule(PickContext context) {
            return drawn + " servers drawn by weight, of them the one with the fewest requests under way per weight; now "
                    + IntStream.range(0, pool.size()).filter(i -> !context.tried(pool.server(i)))
                            .mapToObj(i -> String.format(Locale.ROOT, "%s %.2f", pool.server(i).name(), cost(i, 0)))
                            .collect(Collectors.joining(", "));
        }
    }
}
