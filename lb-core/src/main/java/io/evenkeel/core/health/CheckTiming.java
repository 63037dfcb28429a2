package io.evenkeel.core.health;

import java.time.Duration;

import io.evenkeel.core.validation.Expect;

/**
 * When a check runs and when its results count. The defaults are HAProxy's.
 *
 * @param interval from the end of one check to the start of the next; default 2 s
 * @param timeout how long one check may take; default: the interval
 * @param rise how many successes in a row bring a failed server back; default 2
 * @param fall how many failures in a row take a working server out; default 3
 */
public record CheckTiming(Duration interval, Duration timeout, int rise, int fall) {
    /** Every 2 s, 2 s time, 2 up, 3 down. */
    public static final CheckTiming DEFAULT = new CheckTiming(Duration.ofSeconds(2), Duration.ofSeconds(2), 2, 3);

    private static final int MOST_RESULTS = 1_000;

    /** Checks the values. */
    public CheckTiming {
        Expect.positive("interval", interval);
        Expect.positive("timeout", timeout);
        Expect.inRange("rise", rise, 1, MOST_RESULTS);
        Expect.inRange("fall", fall, 1, MOST_RESULTS);
    }

    /** The same with another interval. The timeout follows when it was the interval. */
    public CheckTiming every(Duration newInterval) {
        return new CheckTiming(newInterval, timeout.equals(interval) ? newInterval : timeout, rise, fall);
    }

    /** The same with another timeout. */
    public CheckTiming within(Duration newTimeout) {
        return new CheckTiming(interval, newTimeout, rise, fall);
    }

    /** The same with another number of successes. */
    public CheckTiming rise(int successes) {
        return new CheckTiming(interval, timeout, successes, fall);
    }

    /** The same with another number of failures. */
    public CheckTiming fall(int failures) {
        return new CheckTiming(interval, timeout, rise, failures);
    }
}
