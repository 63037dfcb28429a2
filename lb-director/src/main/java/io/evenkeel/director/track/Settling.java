package io.evenkeel.director.track;

import java.time.Duration;

/** Lets a change count only when it has lasted; what is seen first counts at once. Not thread-safe. */
final class Settling {
    private final Duration untilUp;
    private final Duration untilDown;
    private boolean begun;
    private boolean counts;
    private boolean seen;
    private long seenSince;

    Settling(Duration untilUp, Duration untilDown) {
        this.untilUp = untilUp;
        this.untilDown = untilDown;
    }

    /** What counts, now that {@code up} is seen; {@code now} in nanoseconds of a monotonic clock. */
    boolean after(boolean up, long now) {
        if (!begun || up != seen) {
            seen = up;
            seenSince = now;
        }
        if (!begun || left(now).isZero()) {
            counts = seen;
        }
        begun = true;
        return counts;
    }

    /** How long what is seen has to last until it counts; zero when it does. */
    Duration left(long now) {
        Duration left = (seen ? untilUp : untilDown).minusNanos(now - seenSince);
        return counts == seen || left.isNegative() ? Duration.ZERO : left;
    }
}
