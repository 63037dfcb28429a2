package io.evenkeel.core.schedule.basis;

import io.evenkeel.core.PoolSnapshot;

/**
 * Draws a server with a probability that is its share of the weight, in constant time, from one random number: Walker's alias
 * method in whole numbers (Vose, "A Linear Algorithm for Generating Random Numbers with a Given Distribution", 1991). A
 * probability is off by less than 2^-31. Immutable.
 */
public final class WeightedDraw {
    private final int size;
    private final long total;
    /** Whether all weights are equal, so that every column keeps what it draws. */
    private final boolean even;
    private final long[] keep;
    private final int[] alias;

    /** The draw among the servers of {@code pool}. */
    public WeightedDraw(PoolSnapshot pool) {
        size = pool.size();
        total = pool.totalWeight();
        keep = new long[size];
        alias = new int[size];
        int[] small = new int[size];
        int[] large = new int[size];
        int smalls = 0;
        int larges = 0;
        for (int i = 0; i < size; i++) {
            keep[i] = (long) pool.weight(i) * size;
            alias[i] = i;
            if (keep[i] < total) {
                small[smalls++] = i;
            } else {
                large[larges++] = i;
            }
        }
        even = smalls == 0;
        while (smalls > 0 && larges > 0) {
            int poor = small[--smalls];
            int rich = large[larges - 1];
            alias[poor] = rich;
            keep[rich] -= total - keep[poor];
            if (keep[rich] < total) {
                larges--;
                small[smalls++] = rich;
            }
        }
    }

    /**
     * The index of a server.
     *
     * @param random 64 random bits
     */
    public int draw(long random) {
        int column = below(size, random);
        if (even) {
            return column;
        }
        long coin = ((random & 0xffff_ffffL) * total) >>> 32;
        return coin < keep[column] ? column : alias[column];
    }

    /** Whether all weights are equal. */
    public boolean even() {
        return even;
    }

    /** A number from 0 to {@code bound - 1}, from 64 random bits. */
    public static int below(int bound, long random) {
        return (int) (((random >>> 32) * bound) >>> 32);
    }
}
