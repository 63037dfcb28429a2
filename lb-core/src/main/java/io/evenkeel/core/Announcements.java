package io.evenkeel.core;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers events one at a time and in the order in which they were added, on the thread of whoever calls
 * {@link #deliver} first; no lock is held meanwhile, so an observer may change the pool.
 */
final class Announcements {
    private static final Logger log = LoggerFactory.getLogger(Pool.class);

    private final String pool;
    private final ConcurrentLinkedQueue<Runnable> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pending = new AtomicInteger();

    Announcements(String pool) {
        this.pool = pool;
    }

    void add(Runnable event) {
        queue.add(event);
    }

    void deliver() {
        if (pending.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            for (Runnable event = queue.poll(); event != null; event = queue.poll()) {
                event.run();
            }
            seen = pending.addAndGet(-seen);
        } while (seen != 0);
    }

    void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            log.warn("pool {}: an observer failed", pool, e);
        }
    }
}
