package io.evenkeel.core.time;

import java.time.Duration;

/** Runs a task later, once. Which thread runs it is the implementation's to say. */
@FunctionalInterface
public interface Timer {
    /**
     * Runs {@code task} when {@code delay} has passed; a zero or negative delay means as soon as possible, but never
     * inside this call.
     */
    Scheduled after(Duration delay, Runnable task);

    /** A task that waits for its time. */
    @FunctionalInterface
    interface Scheduled {
        /** Forgets the task if it has not started yet; otherwise does nothing. */
        void cancel();
    }
}
