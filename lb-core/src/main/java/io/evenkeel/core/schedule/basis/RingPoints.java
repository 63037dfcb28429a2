package io.evenkeel.core.schedule.basis;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Server;

/**
 * The points of a pool's servers on a ring of 2^32 places, ascending as unsigned numbers; of those at one place, in the order of
 * the servers. Immutable.
 */
public final class RingPoints {
    /** The points are sorted by so many digits of so many bits; an odd number of digits, so that the last pass ends in the fields. */
    private static final int DIGITS = 3;
    private static final int DIGIT_BITS = 11;
    private static final int DIGIT_MASK = (1 << DIGIT_BITS) - 1;

    private final int[] places;
    private final char[] owners;

    /** Where the points of a server are. */
    @FunctionalInterface
    public interface Layout {
        /** Writes the places of {@code count} points of a server into {@code places}, from {@code from} on. */
        void place(int server, int[] places, int from, int count);
    }

    private RingPoints(int size) {
        this.places = new int[size];
        this.owners = new char[size];
    }

    /**
     * Places all points anew.
     *
     * @param counts how many points each server has
     */
    public static RingPoints of(int[] counts, Layout layout) {
        int size = IntStream.of(counts).sum();
        int[] places = new int[size];
        char[] owners = new char[size];
        int next = 0;
        for (int server = 0; server < counts.length; server++) {
            layout.place(server, places, next, counts[server]);
            Arrays.fill(owners, next, next + counts[server], (char) server);
            next += counts[server];
        }
        var points = new RingPoints(size);
        points.sort(places, owners);
        return points;
    }

    /** Into the fields, digit by digit from the lowest, so that equal places stay in their order. */
    private void sort(int[] fromPlaces, char[] fromOwners) {
        int[] sourcePlaces = fromPlaces;
        char[] sourceOwners = fromOwners;
        int[] targetPlaces = places;
        char[] targetOwners = owners;
        for (int digit = 0; digit < DIGITS; digit++) {
            int shift = digit * DIGIT_BITS;
            int[] ends = new int[(1 << DIGIT_BITS) + 1];
            for (int place : sourcePlaces) {
                ends[(place >>> shift & DIGIT_MASK) + 1]++;
            }
            for (int i = 1; i < ends.length; i++) {
                ends[i] += ends[i - 1];
            }
            for (int i = 0; i < sourcePlaces.length; i++) {
                int at = ends[sourcePlaces[i] >>> shift & DIGIT_MASK]++;
                targetPlaces[at] = sourcePlaces[i];
                targetOwners[at] = sourceOwners[i];
            }
            int[] sparePlaces = sourcePlaces;
            char[] spareOwners = sourceOwners;
            sourcePlaces = targetPlaces;
            sourceOwners = targetOwners;
            targetPlaces = sparePlaces;
            targetOwners = spareOwners;
        }
    }

    /**
     * The points after a change: those of servers that stay as they are are taken over, which is a fraction of the work of placing
     * all.
     *
     * @param staying by the index that a server had, the one that it has now; -1 when its points go. See {@link #staying}
     * @param counts how many points each server has now
     */
    public RingPoints next(int[] staying, int[] counts, Layout layout) {
        int[] fresh = counts.clone();
        int last = -1;
        for (int index : staying) {
            if (index >= 0) {
                if (index < last) {
                    // The servers have another order, and so have points at one place.
                    return of(counts, layout);
                }
                last = index;
                fresh[index] = 0;
            }
        }
        return merge(staying, of(fresh, layout), IntStream.of(counts).sum());
    }

    private RingPoints merge(int[] staying, RingPoints fresh, int size) {
        var merged = new RingPoints(size);
        int next = 0;
        int at = 0;
        for (int i = 0; i < places.length; i++) {
            int owner = staying[owners[i]];
            if (owner >= 0) {
                int place = places[i];
                while (next < fresh.places.length && fresh.isBefore(next, place, owner)) {
                    merged.set(at++, fresh.places[next], fresh.owners[next++]);
                }
                merged.set(at++, place, (char) owner);
            }
        }
        while (next < fresh.places.length) {
            merged.set(at++, fresh.places[next], fresh.owners[next++]);
        }
        return merged;
    }

    private boolean isBefore(int point, int place, int owner) {
        int order = Integer.compareUnsigned(places[point], place);
        return order < 0 || (order == 0 && owners[point] < owner);
    }

    private void set(int point, int place, char owner) {
        places[point] = place;
        owners[point] = owner;
    }

    /**
     * Which servers stay as they are from one snapshot to the next, for {@link #next}.
     *
     * @param countBefore how many points each server had
     * @param count how many it has now; when that has changed, all of its points go and come
     */
    public static int[] staying(PoolSnapshot before, IntUnaryOperator countBefore, PoolSnapshot pool, IntUnaryOperator count) {
        PerServer<Integer> now = PerServer.indexes(pool);
        int[] staying = new int[before.size()];
        for (int i = 0; i < staying.length; i++) {
            Server server = before.server(i);
            Integer index = now.get(server);
            staying[i] = index != null && countBefore.applyAsInt(i) == count.applyAsInt(index) ? index : -1;
        }
        return staying;
    }

    /** How many there are. */
    public int size() {
        return places.length;
    }

    /** The index of the server that a point belongs to. */
    public int owner(int point) {
        return owners[point];
    }

    /** Where a point is. */
    public int place(int point) {
        return places[point];
    }

    /** The point that follows, around the ring. */
    public int after(int point) {
        return point + 1 == places.length ? 0 : point + 1;
    }

    /** The first point at or behind a place; the size when there is none. */
    public int atOrBehind(int place) {
        int low = 0;
        int high = places.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Integer.compareUnsigned(places[middle], place) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
