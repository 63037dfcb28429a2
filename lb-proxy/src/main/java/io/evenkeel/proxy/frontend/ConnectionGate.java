package io.evenkeel.proxy.frontend;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Counts connections against a maximum. When it is reached, listeners stop to accept and further clients wait in the
 * kernel's queue; nobody is refused. For any thread.
 */
public final class ConnectionGate {
    private final AtomicInteger open = new AtomicInteger();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile int maximum;
    private volatile @Nullable CountDownLatch empty;

    /**
     * A gate.
     *
     * @param maximum 0 for no limit
     */
    public ConnectionGate(int maximum) {
        this.maximum = maximum;
    }

    /** How many connections are open. */
    public int open() {
        return open.get();
    }

    /** Changes the maximum; 0 for no limit. */
    public void maximum(int most) {
        maximum = most;
        listeners.forEach(Listener::reconsider);
    }

    /** Waits until nobody is connected; says whether that came about in time. Not for a loop. */
    public boolean awaitEmpty(Duration most) {
        var emptied = new CountDownLatch(1);
        empty = emptied;
        try {
            return open.get() == 0 || emptied.await(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            empty = null;
        }
    }

    boolean full() {
        int most = maximum;
        return most > 0 && open.get() >= most;
    }

    void entered() {
        int now = open.incrementAndGet();
        if (now == maximum) {
            listeners.forEach(Listener::reconsider);
        }
    }

    void left() {
        int now = open.decrementAndGet();
        CountDownLatch awaited = empty;
        if (now == 0 && awaited != null) {
            awaited.countDown();
        }
        if (now == maximum - 1) {
            listeners.forEach(Listener::reconsider);
        }
    }

    void guard(Listener listener) {
        listeners.add(listener);
    }

    void release(Listener listener) {
        listeners.remove(listener);
    }
}
