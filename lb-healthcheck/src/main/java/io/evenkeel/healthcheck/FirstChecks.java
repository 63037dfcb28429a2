package io.evenkeel.healthcheck;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** When the first checks of servers that are watched from the same moment on take place, so that they do not all at once. */
@FunctionalInterface
public interface FirstChecks {
    /**
     * How long server number {@code index} of {@code count} waits.
     *
     * @param window the smallest interval of these servers: the wait should be shorter
     */
    Duration delay(int index, int count, Duration window);

    /** At equal distances, the first at once; what HAProxy does and the default. */
    static FirstChecks evenly() {
        return (index, count, window) -> window.multipliedBy(index).dividedBy(count);
    }

    /** At random moments. The generator is used by one thread at a time. */
    static FirstChecks randomly(RandomGenerator random) {
        return (index, count, window) -> Duration.ofNanos(random.nextLong(window.toNanos()));
    }
}
