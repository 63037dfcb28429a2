package io.evenkeel.core.schedule.wrap;

import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.schedule.basis.StableHash;
import io.evenkeel.core.validation.Expect;
import org.jspecify.annotations.Nullable;

/**
 * Deterministic aperture, as Twitter's Finagle has it: servers and balancers stand around the same ring, servers with arcs as long
 * as their weight, in the order of the hash of their names. Each of n balancers uses the arc from its place on, a whole number of
 * n-ths of the ring; a server that is only partly within it counts with that part of its weight. So every point of the ring
 * belongs to equally many balancers, and together they load the servers by weight exactly.
 *
 * @param position this balancer's, 0..balancers - 1
 * @param atLeast how many servers of average weight an aperture covers at least
 */
record DeterministicAperture(Scheduler inner, int position, int balancers, int atLeast) implements Scheduler {
    /** Above this total the weights in an aperture are rounded to it, so that tables built by weight stay small. */
    private static final long LARGEST_TOTAL = 1 << 16;

    DeterministicAperture {
        Expect.inRange("balancers", balancers, 1, 10_000);
        Expect.inRange("position", position, 0, balancers - 1);
        Expect.inRange("servers in the aperture", atLeast, 1, Integer.MAX_VALUE);
    }

    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        long[] overlaps = overlaps(pool);
        long total = LongStream.of(overlaps).sum();
        long divisor = commonDivisor(overlaps);
        PoolSnapshot view = pool.reweighted(index -> {
            long exact = overlaps[index] / divisor;
            boolean rounded = total / divisor > LARGEST_TOTAL && exact > 0;
            return (int) (rounded ? Math.max(1, Math.round((double) overlaps[index] * LARGEST_TOTAL / total)) : exact);
        });
        return new Narrowed(inner.picker(view, Narrowed.inside(previous)), view,
                "outside the aperture of balancer " + position + " of " + balancers + ", which has " + view.size() + " servers");
    }

    /** How much of each server's arc is in the aperture; a server of weight w has an arc of w times the number of balancers. */
    long[] overlaps(PoolSnapshot pool) {
        long[] overlaps = new long[pool.size()];
        long unit = pool.totalWeight();
        long ring = unit * balancers;
        long units = pool.size() == 0 ? 1 : Math.min(balancers, ((long) atLeast * balancers + pool.size() - 1) / pool.size());
        long from = position * unit;
        long to = from + units * unit;
        long arcStart = 0;
        for (int index : byHash(pool)) {
            long arcEnd = arcStart + (long) pool.weight(index) * balancers;
            overlaps[index] = overlap(from, to, arcStart, arcEnd) + overlap(from, to, arcStart + ring, arcEnd + ring);
            arcStart = arcEnd;
        }
        return overlaps;
    }

    private static int[] byHash(PoolSnapshot pool) {
        return IntStream.range(0, pool.size()).boxed()
                .sorted(Comparator.<Integer>comparingLong(index -> StableHash.of(pool.server(index).name()))
                        .thenComparing(index -> pool.server(index).name()))
                .mapToInt(Integer::intValue).toArray();
    }

    private static long overlap(long from, long to, long otherFrom, long otherTo) {
        return Math.max(0, Math.min(to, otherTo) - Math.max(from, otherFrom));
    }

    @Override
    public boolean readsBody() {
        return inner.readsBody();
    }

    @Override
    public String toString() {
        return inner + " aperture " + position + "/" + balancers;
    }

    private static long commonDivisor(long[] numbers) {
        long divisor = 0;
        for (long number : numbers) {
            for (long rest = number; rest != 0;) {
                long next = divisor % rest;
                divisor = rest;
                rest = next;
            }
        }
        return Math.max(1, divisor);
    }
}
