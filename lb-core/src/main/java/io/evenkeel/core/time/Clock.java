package io.evenkeel.core.time;

import java.time.Instant;

/**
 * Where time comes from. Every component takes one, so that a test can hold time still or jump it; only this package
 * reads the clock of the machine.
 *
 * <p>Any thread may call it.
 */
public interface Clock {
    /** Nanoseconds of a monotonic clock with an arbitrary origin: only differences mean something. */
    long nanoTime();

    /** The time of day. It may jump; use it for people (logs, dates), never for deadlines. */
    Instant now();

    /** The machine's clock. */
    static Clock system() {
        return SystemClock.INSTANCE;
    }
}
