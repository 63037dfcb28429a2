package io.evenkeel.core.schedule.lvs;

import java.util.Map;
import java.util.function.ToIntFunction;

import io.evenkeel.core.Server;

/**
 * How servers share the places of a Maglev table: in turns, each takes its most preferred place that is free, as often in a row
 * as its weight says (Eisenbud et al., "Maglev: A Fast and Reliable Software Network Load Balancer", NSDI 2016, section 3.4,
 * with the kernel's weights).
 */
final class MaglevTable {
    /** A prime, the kernel's default. */
    static final int PLACES = 4093;
    /** Weights over their divisor are cut to this many bits. */
    private static final int WEIGHT_BITS = 6;

    private MaglevTable() {}

    /** The index of the server at each place; empty when no server ever had a weight. */
    static int[] of(Destinations list, Map<Server, Integer> weights, ToIntFunction<Server> offset, ToIntFunction<Server> skip) {
        int size = list.size();
        var next = new int[size];
        var skips = new int[size];
        int[] turns = turns(list, weights);
        if (Destinations.commonDivisor(turns) == 0) {
            return new int[0];
        }
        for (int i = 0; i < size; i++) {
            next[i] = offset.applyAsInt(list.server(i));
            skips[i] = skip.applyAsInt(list.server(i));
        }
        var places = new int[PLACES];
        var taken = new boolean[PLACES];
        for (int filled = 0, index = 0; filled < PLACES; index = index + 1 == size ? 0 : index + 1) {
            for (int turn = 0; turn < turns[index] && filled < PLACES; turn++, filled++) {
                while (taken[next[index]]) {
                    next[index] += skips[index];
                    next[index] -= next[index] >= PLACES ? PLACES : 0;
                }
                taken[next[index]] = true;
                places[next[index]] = index;
            }
        }
        return places;
    }

    /** Weights over their divisor, cut to {@link #WEIGHT_BITS}, but at least 1 for those that are not 0. */
    private static int[] turns(Destinations list, Map<Server, Integer> weights) {
        var turns = new int[list.size()];
        int greatest = 0;
        for (int i = 0; i < turns.length; i++) {
            turns[i] = weights.getOrDefault(list.server(i), 0);
            greatest = Math.max(greatest, turns[i]);
        }
        int divisor = Destinations.commonDivisor(turns);
        if (divisor > 0) {
            int bits = Integer.SIZE - Integer.numberOfLeadingZeros(greatest / divisor);
            int shift = Math.max(0, bits - WEIGHT_BITS);
            for (int i = 0; i < turns.length; i++) {
                turns[i] = turns[i] == 0 ? 0 : Math.max(1, (turns[i] / divisor) >> shift);
            }
        }
        return turns;
    }
}
