package io.evenkeel.core.time;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/**
 * A clock that moves only when told to, and the timer that goes with it. Tasks run inside {@link #advance}, ordered by
 * their time and, at the same time, by the order in which they were scheduled, so that a run can be repeated exactly.
 *
 * <p>Not thread-safe: it belongs to the thread of the test.
 */
public final class VirtualClock implements Clock, Timer {
    private final Instant epoch = Instant.parse("2026-01-01T00:00:00Z");
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private long nanos;
    private long sequence;

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
        var entry = new Task(nanos + Math.max(0, delay.toNanos()), sequence++, task);
        tasks.add(entry);
        return () -> tasks.remove(entry);
    }

    /** Moves time forward by {@code step} and runs every task that falls due on the way, each at its own time. */
    public void advance(Duration step) {
        long end = nanos + step.toNanos();
        for (Task next = tasks.peek(); next != null && next.dueNanos <= end; next = tasks.peek()) {
            tasks.remove(next);
            nanos = next.dueNanos;
            next.action.run();
        }
        nanos = end;
    }

    private record Task(long dueNanos, long sequence, Runnable action) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            int byTime = Long.compare(dueNanos, other.dueNanos);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }
}
