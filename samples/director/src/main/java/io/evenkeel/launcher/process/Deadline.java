package io.evenkeel.launcher.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import io.evenkeel.core.time.Clock;

/** Waits for what can only be looked at, not listened to. */
public final class Deadline {
    private static final long PAUSE_NANOS = 10_000_000;

    private Deadline() {}

    /**
     * Looks again and again until {@code happened}.
     *
     * @param what for the message, for example {@code d1 to hold 10.0.0.1}
     * @throws IllegalStateException when it has not happened after {@code limit}
     */
    public static void await(Clock clock, Duration limit, String what, BooleanSupplier happened) {
        long end = clock.nanoTime() + limit.toNanos();
        while (!happened.getAsBoolean()) {
            if (clock.nanoTime() - end >= 0) {
                throw new IllegalStateException("waited " + limit.toMillis() + " ms in vain for " + what);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
