package io.evenkeel.core.schedule;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Server;

/**
 * One full rotation of "early weighted" round robin, the order that HAProxy's {@code roundrobin} shows.
 *
 * <p>With total weight W, a server of weight w wants a turn every W/w turns, counted in whole turns with the remainder
 * carried along. At each turn the server whose wish is due first is served; of two that are due at once, the one with the
 * larger weight less remainder, then the one that has waited longer. When none is due, a server that has not been served in this rotation starts, heaviest first; that is what puts heavy servers
 * early and spreads the light ones into the gaps. Only if there is no such server either, the next wish is served before it
 * is due.
 */
final class EarlyWeightedOrder {
    /** A rotation gives each server this many times its weight in turns, as in HAProxy, and then starts anew. */
    private static final int SCALE = 16;
    /** Above this many turns a rotation is shortened: first by the weights' common divisor, then by the scale. */
    private static final int LONGEST = 1 << 17;

    private EarlyWeightedOrder() {}

    private static final class Entry {
        final int index;
        final int weight;
        final int step;
        final int stepRemainder;
        int due;
        int remainder;
        int servedAt;

        Entry(int index, int weight, int total) {
            this.index = index;
            this.weight = weight;
            this.step = total / weight;
            this.stepRemainder = total % weight;
        }

        void served(int turn, boolean first) {
            servedAt = turn;
            due = (first ? turn : due) + step;
            remainder += stepRemainder;
            if (remainder >= weight) {
                remainder -= weight;
                due++;
            }
        }
    }

    private static final Comparator<Entry> HEAVIEST_FIRST = Comparator.<Entry>comparingInt(entry -> -entry.weight)
            .thenComparingInt(entry -> entry.index);

    private static final Comparator<Entry> DUE_FIRST = Comparator.<Entry>comparingInt(entry -> entry.due)
            .thenComparingInt(entry -> entry.remainder - entry.weight)
            .thenComparingInt(entry -> entry.servedAt);

    /** The servers in the order of one rotation. */
    static Server[] of(PoolSnapshot pool) {
        long total = pool.totalWeight();
        int divisor = (int) Math.min(SCALE * total, LONGEST) == LONGEST ? commonDivisor(pool) : 1;
        total /= divisor;
        int scale = (int) Math.max(1, Math.min(SCALE, LONGEST / Math.max(1, total)));
        var entries = new Entry[pool.size()];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = new Entry(i, pool.weight(i) / divisor, (int) total);
        }
        return rotation(pool, entries, (int) total * scale);
    }

    private static Server[] rotation(PoolSnapshot pool, Entry[] entries, int length) {
        Entry[] waiting = entries.clone();
        Arrays.sort(waiting, HEAVIEST_FIRST);
        int nextWaiting = 0;
        var due = new PriorityQueue<>(DUE_FIRST);
        var order = new Server[length];
        int turn = 0;
        for (; turn < length; turn++) {
            Entry entry = due.peek();
            boolean first = nextWaiting < waiting.length && (entry == null || entry.due > turn);
            if (first) {
                entry = waiting[nextWaiting++];
            } else if (entry != null) {
                due.remove();
            } else {
                break;
            }
            order[turn] = pool.server(entry.index);
            entry.served(turn, first);
            if (entry.due < length) {
                due.add(entry);
            }
        }
        return turn == length ? order : Arrays.copyOf(order, turn);
    }

    private static int commonDivisor(PoolSnapshot pool) {
        int divisor = pool.weight(0);
        for (int i = 1; i < pool.size(); i++) {
            divisor = greatestCommonDivisor(divisor, pool.weight(i));
        }
        return divisor;
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
