package io.evenkeel.core.time;

import java.time.Instant;

/** The one place that reads the machine's clock. */
enum SystemClock implements Clock {
    INSTANCE;

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }
}
