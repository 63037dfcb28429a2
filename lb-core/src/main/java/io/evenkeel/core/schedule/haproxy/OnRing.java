package io.evenkeel.core.schedule.haproxy;

import java.util.concurrent.atomic.AtomicLong;

import io.evenkeel.core.Feedback;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Server;
import org.jspecify.annotations.Nullable;

/** The servers of a snapshot on their ring, with what goes over from one snapshot to the next. For any thread. */
final class OnRing {
    /** A picker that chooses on a ring. */
    interface User extends Picker {
        /** Its ring. */
        OnRing ring();

        @Override
        default @Nullable Feedback feedback() {
            return ring().bound;
        }
    }

    private final PoolSnapshot pool;
    private final int[] weights;
    private final ServerIds ids;
    private final Ring ring;
    private final @Nullable LoadBound bound;
    private final AtomicLong next;

    /**
     * A ring for a snapshot.
     *
     * @param percent the load factor, 0 for none
     */
    OnRing(PoolSnapshot pool, int[] weights, @Nullable Picker previous, int percent) {
        OnRing before = previous instanceof User user ? user.ring() : null;
        this.pool = pool;
        this.weights = weights;
        this.ids = new ServerIds(pool, weights, before == null ? null : before.ids);
        this.ring = new Ring(pool, weights, ids, before == null ? null : before.ring);
        this.bound = percent == 0 ? null : new LoadBound(pool, weights, percent, before == null ? null : before.bound);
        this.next = new AtomicLong(before == null ? 0 : before.placeOn(this));
    }

    /**
     * Where the round goes on, on the ring that follows this one: behind the last point that was used. When that point has gone,
     * or its server's points were all put up anew because it never had so many, one more point is skipped: HAProxy's cursor
     * moves on to a point that stays, and then past it.
     */
    private long placeOn(OnRing after) {
        long turns = next.get();
        if (turns == 0 || ring.size() == 0) {
            return 0;
        }
        int last = (int) ((turns - 1) % ring.size());
        Server owner = pool.server(ring.owner(last));
        boolean anew = after.ids.room(owner) > ids.room(owner);
        int point = after.ring.atOrBehind(ring.key(last));
        while (anew && point < after.ring.size() && after.pool.server(after.ring.owner(point)) == owner) {
            point++;
        }
        return point == after.ring.size() ? 0 : point + 1;
    }

    /** The server nearest to a hash that was not tried and is within its bound. */
    @Nullable
    Server nearest(int hash, PickContext context) {
        int index = nearestIndex(hash, context);
        return index < 0 ? null : pool.server(index);
    }

    /** As {@link #nearest}, its index in the snapshot; -1 when there is none. */
    int nearestIndex(int hash, PickContext context) {
        return ring.size() == 0 ? -1 : from(ring.nearest(hash), context);
    }

    PoolSnapshot pool() {
        return pool;
    }

    /** The weight of a server in sixteenths. */
    int weight(int index) {
        return weights[index];
    }

    /** The next server around the ring, for requests without a key. */
    @Nullable
    Server next(PickContext context) {
        int size = ring.size();
        for (int turns = 0; turns < size; turns++) {
            Server server = pool.server(ring.owner((int) (next.getAndIncrement() % size)));
            if (!context.tried(server)) {
                return server;
            }
        }
        return null;
    }

    private int from(int start, PickContext context) {
        int beyondBound = -1;
        int refused = -1;
        int point = start;
        do {
            int owner = ring.owner(point);
            if (owner != refused && !context.tried(pool.server(owner))) {
                if (bound == null || bound.admits(owner)) {
                    return owner;
                }
                beyondBound = beyondBound < 0 ? owner : beyondBound;
            }
            refused = owner;
            point = ring.after(point);
        } while (point != start);
        return beyondBound;
    }
}
