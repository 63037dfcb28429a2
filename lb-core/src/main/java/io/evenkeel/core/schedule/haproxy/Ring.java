package io.evenkeel.core.schedule.haproxy;

import java.util.stream.IntStream;

import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.key.KeyHash;

/**
 * The ring of HAProxy's {@code hash-type consistent}: a point for each sixteenth of weight, spread by the server's number and the
 * point's. A hash belongs to the point that is nearest, on either side. When a server leaves, only what was its moves; when
 * one gains weight, it only takes.
 */
final class Ring {
    /** How far the numbers of points of neighbouring servers are apart: no weight has more points. */
    private static final int POINTS_PER_SERVER = 256 * FineWeights.SCALE;

    /** The points are sorted by so many digits of so many bits; an odd number of digits, so that the last pass ends in the fields. */
    private static final int DIGITS = 3;
    private static final int DIGIT_BITS = 11;
    private static final int DIGIT_MASK = (1 << DIGIT_BITS) - 1;

    /** Ascending as unsigned numbers. */
    private final int[] keys;
    private final char[] owners;

    Ring(PoolSnapshot pool, int[] weights, ServerIds ids) {
        int count = IntStream.of(weights).sum();
        int[] unsortedKeys = new int[count];
        char[] unsortedOwners = new char[count];
        int next = 0;
        for (int server = 0; server < pool.size(); server++) {
            int first = ids.of(pool.server(server)) * POINTS_PER_SERVER;
            for (int point = 0; point < weights[server]; point++) {
                unsortedKeys[next] = KeyHash.mix(first + point);
                unsortedOwners[next++] = (char) server;
            }
        }
        keys = new int[count];
        owners = new char[count];
        sort(unsortedKeys, unsortedOwners);
    }

    /** Into {@link #keys} and {@link #owners}, digit by digit from the lowest, so that equal points stay in their order. */
    private void sort(int[] fromKeys, char[] fromOwners) {
        int[] sourceKeys = fromKeys;
        char[] sourceOwners = fromOwners;
        int[] targetKeys = keys;
        char[] targetOwners = owners;
        for (int digit = 0; digit < DIGITS; digit++) {
            int shift = digit * DIGIT_BITS;
            int[] ends = new int[(1 << DIGIT_BITS) + 1];
            for (int key : sourceKeys) {
                ends[(key >>> shift & DIGIT_MASK) + 1]++;
            }
            for (int i = 1; i < ends.length; i++) {
                ends[i] += ends[i - 1];
            }
            for (int i = 0; i < sourceKeys.length; i++) {
                int at = ends[sourceKeys[i] >>> shift & DIGIT_MASK]++;
                targetKeys[at] = sourceKeys[i];
                targetOwners[at] = sourceOwners[i];
            }
            int[] spareKeys = sourceKeys;
            char[] spareOwners = sourceOwners;
            sourceKeys = targetKeys;
            sourceOwners = targetOwners;
            targetKeys = spareKeys;
            targetOwners = spareOwners;
        }
    }

    int size() {
        return keys.length;
    }

    /** The index of the server that a point belongs to. */
    int owner(int point) {
        return owners[point];
    }

    int key(int point) {
        return keys[point];
    }

    /** The point that follows, around the ring. */
    int after(int point) {
        return point + 1 == keys.length ? 0 : point + 1;
    }

    /** The first point at or behind a hash; the size when there is none. */
    int atOrBehind(int hash) {
        int low = 0;
        int high = keys.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Integer.compareUnsigned(keys[middle], hash) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The point nearest to a hash; of two as near, the one before it. */
    int nearest(int hash) {
        int behind = atOrBehind(hash) % keys.length;
        int before = behind == 0 ? keys.length - 1 : behind - 1;
        int fromBefore = hash - keys[before];
        int toBehind = keys[behind] - hash;
        return Integer.compareUnsigned(fromBefore, toBehind) <= 0 ? before : behind;
    }
}
