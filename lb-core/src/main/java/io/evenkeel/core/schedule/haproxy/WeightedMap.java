package io.evenkeel.core.schedule.haproxy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import io.evenkeel.core.PoolSnapshot;

/**
 * The map of HAProxy's static algorithms: as many slots as the weights' sum, divided by what all weights of the pool have in
 * common. Slot by slot each server earns its weight, and the one that has earned most whole turns gets the slot; of equals,
 * the first of the configuration. Worked out in one pass: a server changes its rank only when it gets a slot or a turn is
 * full, which is known ahead.
 */
final class WeightedMap {
    private final int[] weights;
    private final char[] slots;
    /** Who is in each rank: whole turns earned but not had, plus one; in debt is rank 0. */
    private final List<BitSet> ranks = new ArrayList<>();
    private final long[] taken;
    private final int[] rank;
    /** Servers whose rank rises at a slot, as chains: first of each slot, next of each server. */
    private final int[] risingAt;
    private final int[] nextRising;

    private WeightedMap(PoolSnapshot pool) {
        int divisor = divisor(pool);
        this.weights = new int[pool.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = pool.weight(i) / divisor;
        }
        this.slots = new char[pool.totalWeight() / divisor];
        this.taken = new long[weights.length];
        this.rank = new int[weights.length];
        this.risingAt = new int[slots.length];
        this.nextRising = new int[weights.length];
        Arrays.fill(risingAt, -1);
    }

    /** The index of the server of each slot. */
    static char[] of(PoolSnapshot pool) {
        return new WeightedMap(pool).fill();
    }

    private char[] fill() {
        for (int i = 0; i < weights.length; i++) {
            place(i, 0);
        }
        for (int slot = 0; slot < slots.length; slot++) {
            int next;
            for (int i = risingAt[slot]; i >= 0; i = next) {
                next = nextRising[i];
                ranks.get(rank[i]).clear(i);
                place(i, slot);
            }
            int best = best();
            slots[slot] = (char) best;
            // Its next rise stays where it is: one turn less to go, one turn more to earn.
            ranks.get(rank[best]).clear(best);
            ranks.get(--rank[best]).set(best);
            taken[best]++;
        }
        return slots;
    }

    private int best() {
        for (int i = ranks.size() - 1; i >= 0; i--) {
            int first = ranks.get(i).nextSetBit(0);
            if (first >= 0) {
                return first;
            }
        }
        throw new IllegalStateException("every server has a rank");
    }

    /** Gives a server the rank that it has at a slot, and takes note when that will rise. */
    private void place(int server, int slot) {
        long earned = (slot + 1L) * weights[server];
        int now = (int) (Math.floorDiv(earned, slots.length) - taken[server] + 1);
        while (ranks.size() <= now) {
            ranks.add(new BitSet(weights.length));
        }
        rank[server] = now;
        ranks.get(now).set(server);
        long risesWhenEarned = (taken[server] + now) * slots.length;
        long rises = (risesWhenEarned + weights[server] - 1) / weights[server] - 1;
        if (rises < slots.length) {
            nextRising[server] = risingAt[(int) rises];
            risingAt[(int) rises] = server;
        }
    }

    /** What all weights have in common: those of the configuration, so that a server that leaves leaves the others' slots alone. */
    private static int divisor(PoolSnapshot pool) {
        int divisor = 0;
        for (int i = 0; i < pool.members().size(); i++) {
            divisor = common(divisor, pool.members().get(i).config().weight());
        }
        for (int i = 0; i < pool.size(); i++) {
            divisor = common(divisor, pool.weight(i));
        }
        return Math.max(1, divisor);
    }

    private static int common(int a, int b) {
        return b == 0 ? a : common(b, a % b);
    }
}
