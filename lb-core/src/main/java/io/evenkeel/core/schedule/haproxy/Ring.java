package io.evenkeel.core.schedule.haproxy;

import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.key.KeyHash;
import io.evenkeel.core.schedule.basis.RingPoints;
import org.jspecify.annotations.Nullable;

/**
 * The ring of HAProxy's {@code hash-type consistent}: a point for each sixteenth of weight, spread by the server's number and the
 * point's. A hash belongs to the point that is nearest, on either side. When a server leaves, only what was its moves; when
 * one gains weight, it only takes.
 */
final class Ring {
    /** How far the numbers of points of neighbouring servers are apart: no weight has more points. */
    private static final int POINTS_PER_SERVER = 256 * FineWeights.SCALE;

    private final PoolSnapshot pool;
    private final int[] weights;
    private final RingPoints points;

    /**
     * A ring.
     *
     * @param before that of the snapshot before, in which servers that stay have the same numbers; null at first
     */
    Ring(PoolSnapshot pool, int[] weights, ServerIds ids, @Nullable Ring before) {
        this.pool = pool;
        this.weights = weights;
        RingPoints.Layout layout = (server, places, from, count) -> {
            int first = ids.of(pool.server(server)) * POINTS_PER_SERVER;
            for (int point = 0; point < count; point++) {
                places[from + point] = KeyHash.mix(first + point);
            }
        };
        this.points = before == null ? RingPoints.of(weights, layout)
                : before.points.next(RingPoints.staying(before.pool, i -> before.weights[i], pool, i -> weights[i]), weights, layout);
    }

    int size() {
        return points.size();
    }

    /** The index of the server that a point belongs to. */
    int owner(int point) {
        return points.owner(point);
    }

    int key(int point) {
        return points.place(point);
    }

    /** The point that follows, around the ring. */
    int after(int point) {
        return points.after(point);
    }

    /** The first point at or behind a hash; the size when there is none. */
    int atOrBehind(int hash) {
        return points.atOrBehind(hash);
    }

    /** The point nearest to a hash; of two as near, the one before it. */
    int nearest(int hash) {
        int size = points.size();
        int behind = points.atOrBehind(hash) % size;
        int before = behind == 0 ? size - 1 : behind - 1;
        int fromBefore = hash - points.place(before);
        int toBehind = points.place(behind) - hash;
        return Integer.compareUnsigned(fromBefore, toBehind) <= 0 ? before : behind;
    }
}
