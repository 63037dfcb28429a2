package io.evenkeel.core.schedule.haproxy;

import java.util.Arrays;
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

    /** Ascending as unsigned numbers. */
    private final int[] keys;
    private final char[] owners;

    Ring(PoolSnapshot pool, int[] weights, ServerIds ids) {
        long[] points = new long[IntStream.of(weights).sum()];
        int count = 0;
        for (int server = 0; server < pool.size(); server++) {
            int first = ids.of(pool.server(server)) * POINTS_PER_SERVER;
            for (int point = 0; point < weights[server]; point++) {
                points[count++] = Integer.toUnsignedLong(KeyHash.mix(first + point)) << Integer.SIZE | server;
            }
        }
        sort(points);
        keys = new int[count];
        owners = new char[count];
        for (int i = 0; i < count; i++) {
            keys[i] = (int) (points[i] >>> Integer.SIZE);
            owners[i] = (char) points[i];
        }
    }

    private static void sort(long[] points) {
        // The high bits are a hash, as good as evenly spread; flipping the top one makes signed order unsigned.
        for (int i = 0; i < points.length; i++) {
            points[i] ^= Long.MIN_VALUE;
        }
        Arrays.sort(points);
        for (int i = 0; i < points.length; i++) {
            points[i] ^= Long.MIN_VALUE;
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
