package io.evenkeel.core.time;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * A clock that moves only when told to, and the timer that goes with it. Tasks run inside {@link #advance}, ordered by
 * their time and, at the same time, by the order in which they were scheduled, so that a run can be repeated exactly.
 *
 * <p>Any thread may ask for the time, schedule and cancel, as code under test does that has threads; only the test's own
 * advances.
 */
public final class VirtualClock implements Clock, Timer {
    private final Instant epoch = Instant.parse("2026-01-01T00:00:00Z");
    /** Guarded by itself. */
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private final AtomicLong sequence = new AtomicLong();
    private volatile long nanos;

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public Instant now() {
        return epoch.plusNanos(nanos);
    }

    @Override
    public Scheduled after(Duration delay, Runnable task) {
        var entry = new Task(nanos + Math.max(0, delay.toNanos()), sequence.getAndIncrement(), task);
        synchronized (tasks) {
            tasks.add(entry);
        }
        return () -> {
            synchronized (tasks) {
                tasks.remove(entry);
            }
        };
    }

    /** Moves time forward by {@code step} and runs every task that falls due on the way, each at its own time. */
    public void advance(Duration step) {
        long end = nanos + step.toNanos();
        for (Task next = takeDue(end); next != null; next = takeDue(end)) {
            nanos = next.dueNanos;
            next.action.run();
        }
        nanos = end;
    }

    private @Nullable Task takeDue(long end) {
        synchronized (tasks) {
            Task next = tasks.peek();
            return next != null && next.dueNanos <= end ? tasks.remove() : null;
        }
    }

    private record Task(long dueNanos, long sequence, Runnable action) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            int byTime = Long.compare(dueNanos, other.dueNanos);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }
}
