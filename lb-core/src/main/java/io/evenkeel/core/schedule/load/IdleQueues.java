package io.evenkeel.core.schedule.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Server;
import io.evenkeel.core.schedule.basis.PerServer;
import io.evenkeel.core.schedule.basis.WeightedDraw;
import org.jspecify.annotations.Nullable;

/**
 * Who is idle, for {@link JoinIdleQueue}. A queue is a set of bits; a pick starts to look at a server drawn by weight and takes
 * the next one in its queue, so that an idle pool shares by weight. A server waits in one queue at a time. Any thread; lock-free.
 *
 * <p>A server leaves its queue in this order: bit, place, look at its load. Whoever makes it idle meanwhile either still sees it
 * queued, and the load is then seen to be 0 here, or puts it into a queue again.
 */
final class IdleQueues {
    private static final int NOWHERE = -1;

    private final PoolSnapshot pool;
    private final RandomGenerator random;
    private final WeightedDraw draw;
    private final PerServer<Integer> indexes;
    private final AtomicIntegerArray places;
    private final AtomicLongArray[] queues;

    IdleQueues(PoolSnapshot pool, int count, RandomGenerator random) {
        this.pool = pool;
        this.random = random;
        this.draw = new WeightedDraw(pool);
        this.indexes = PerServer.indexes(pool);
        int[] nowhere = new int[pool.size()];
        Arrays.fill(nowhere, NOWHERE);
        this.places = new AtomicIntegerArray(nowhere);
        this.queues = new AtomicLongArray[count];
        for (int i = 0; i < count; i++) {
            queues[i] = new AtomicLongArray((pool.size() + 63) >>> 6);
        }
    }

    void joinAllIdle() {
        for (int i = 0; i < pool.size(); i++) {
            if (pool.server(i).inFlight() == 0) {
                join(i);
            }
        }
    }

    void join(Server server) {
        Integer index = indexes.get(server);
        if (index != null) {
            join(index);
        }
    }

    private void join(int index) {
        int queue = WeightedDraw.below(queues.length, random.nextLong());
        if (places.compareAndSet(index, NOWHERE, queue)) {
            queues[queue].getAndAccumulate(index >>> 6, 1L << index, (word, bit) -> word | bit);
        }
    }

    @Nullable
    Server take(PickContext context) {
        int size = pool.size();
        if (size == 0) {
            return null;
        }
        int drawn = draw.draw(random.nextLong());
        Server first = pool.server(drawn);
        if (first.inFlight() == 0 && places.get(drawn) == NOWHERE && !context.tried(first)) {
            return first; // Idle and in nobody's queue: it was picked, but no request came of it.
        }
        AtomicLongArray queue = queues[WeightedDraw.below(queues.length, random.nextLong())];
        Server idle = idle(queue, drawn, size, context);
        if (idle == null) {
            idle = idle(queue, 0, drawn, context);
        }
        return idle == null ? drawn(drawn, context) : idle;
    }

    /** Takes the first server from {@code from} on, and before {@code to}, that waits in {@code queue} and is of use. */
    private @Nullable Server idle(AtomicLongArray queue, int from, int to, PickContext context) {
        for (int index = from; index < to; index++) {
            long rest = queue.get(index >>> 6) >>> index;
            if (rest == 0) {
                index |= 63;
                continue;
            }
            index += Long.numberOfTrailingZeros(rest);
            if (index >= to) {
                return null;
            }
            Server server = pool.server(index);
            if (!context.tried(server) && leave(queue, index) && server.inFlight() == 0) {
                return server;
            }
        }
        return null;
    }

    private boolean leave(AtomicLongArray queue, int index) {
        long bit = 1L << index;
        long before = queue.getAndAccumulate(index >>> 6, ~bit, (word, mask) -> word & mask);
        if ((before & bit) == 0) {
            return false;
        }
        places.set(index, NOWHERE);
        return true;
    }

    private @Nullable Server drawn(int start, PickContext context) {
        for (int i = 0; i < pool.size(); i++) {
            Server server = pool.server((start + i) % pool.size());
            if (!context.tried(server)) {
                return server;
            }
        }
        return null;
    }

    String describe() {
        List<List<String>> waiting = new ArrayList<>();
        for (AtomicLongArray queue : queues) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < pool.size(); i++) {
                if (((queue.get(i >>> 6) >>> i) & 1) != 0) {
                    names.add(pool.server(i).name());
                }
            }
            waiting.add(names);
        }
        return waiting.stream().map(names -> names.isEmpty() ? "[nobody]" : names.toString()).collect(Collectors.joining(" "));
    }
}
