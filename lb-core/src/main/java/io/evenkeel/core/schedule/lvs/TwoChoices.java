package io.evenkeel.core.schedule.lvs;

import java.util.random.RandomGenerator;

import io.evenkeel.core.PickContext;

/**
 * LVS {@code twos}: two servers by chance, in proportion to the weights, and of these the one with the least overhead for its
 * weight; of equals, the one drawn first. The first server of the list is drawn a little more often: for total weight W its
 * chance is (its weight + 1) / (W + 1), as the kernel has it.
 */
record TwoChoices(RandomGenerator random) implements ListRule {
    @Override
    public int choose(Destinations list, PickContext context) {
        int total = 0;
        for (int i = 0; i < list.size(); i++) {
            total += list.available(i, context) ? list.weight(i) : 0;
        }
        if (total == 0) {
            return -1;
        }
        int first = drawn(list, context, random.nextInt(total + 1));
        int second = drawn(list, context, random.nextInt(total + 1));
        if (first < 0 || second < 0) {
            return Math.max(first, second);
        }
        long ofFirst = Destinations.overhead(list.server(first)) * list.weight(second);
        long ofSecond = Destinations.overhead(list.server(second)) * list.weight(first);
        return ofFirst > ofSecond ? second : first;
    }

    /** The available server at which the weights add up to {@code drawn}; less than 0 when they changed meanwhile. */
    private static int drawn(Destinations list, PickContext context, int drawn) {
        int rest = drawn;
        int last = -1;
        for (int i = 0; i < list.size(); i++) {
            if (list.available(i, context)) {
                last = i;
                rest -= list.weight(i);
                if (rest <= 0) {
                    return i;
                }
            }
        }
        return last;
    }

    @Override
    public boolean byChance() {
        return true;
    }

    @Override
    public String sentence() {
        return "twos: of two servers drawn by weight the one with the least overhead (256 x active + inactive connections) per weight";
    }

    @Override
    public String toString() {
        return "twos";
    }
}
