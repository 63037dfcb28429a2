package io.evenkeel.core.schedule.wrap;

import java.time.Duration;

import io.evenkeel.core.validation.Expect;

/**
 * How a server warms up: after a part p of the window it has {@code max(floor, p^(1/aggression))} of its weight.
 *
 * @param window how long it takes
 * @param floor the share to begin with, more than 0, at most 1; default 0.1
 * @param aggression 1, the default, is a straight line; more begins faster, less begins slower
 */
public record WarmUp(Duration window, double floor, double aggression) {
    /** Checks the values. */
    public WarmUp {
        Expect.positive("warm-up window", window);
        if (!(floor > 0 && floor <= 1)) {
            throw Expect.unexpected("warm-up floor", floor, "more than 0, at most 1");
        }
        if (!(aggression >= 0.1 && aggression <= 10)) {
            throw Expect.unexpected("warm-up aggression", aggression, "0.1..10");
        }
    }

    /** A straight line from a tenth. */
    public static WarmUp over(Duration window) {
        return new WarmUp(window, 0.1, 1);
    }

    /** The share of its weight that a server has when it has been usable for {@code age}. */
    double share(long age) {
        double part = (double) age / window.toNanos();
        return part >= 1 ? 1 : Math.max(floor, Math.pow(Math.max(0, part), 1 / aggression));
    }
}
