package io.evenkeel.core.schedule.wrap;

import java.time.Duration;

import io.evenkeel.core.validation.Expect;

/**
 * When a server is ejected for what requests on it met, and for how long.
 *
 * @param consecutiveFailures so many failures in a row; 0 for never; default 5
 * @param failureShare this share of the requests of an interval failed, more than 0, 1 for never; default 0.5
 * @param latencyFactor the mean latency of an interval was above this many times the median of the servers; 0 for never,
 *     otherwise more than 1; default 0
 * @param minimumRequests shares and means of fewer requests in an interval do not count; default 20
 * @param interval how often shares and means are looked at; default 10 s
 * @param ejection how long the first ejection lasts; each further one is twice as long, until an interval without one takes a
 *     doubling back; default 30 s
 * @param longestEjection none lasts longer; default 5 min
 * @param mostEjectedPercent never more than this share of the usable servers at a time, and never all; 0..100; default 50
 */
public record OutlierRules(int consecutiveFailures, double failureShare, double latencyFactor, int minimumRequests, Duration interval,
        Duration ejection, Duration longestEjection, int mostEjectedPercent) {
    /** The defaults. */
    public static final OutlierRules DEFAULT = new OutlierRules(5, 0.5, 0, 20, Duration.ofSeconds(10), Duration.ofSeconds(30),
            Duration.ofMinutes(5), 50);

    /** Checks the values. */
    public OutlierRules {
        Expect.inRange("consecutiveFailures", consecutiveFailures, 0, Integer.MAX_VALUE);
        if (!(failureShare > 0 && failureShare <= 1)) {
            throw Expect.unexpected("failureShare", failureShare, "more than 0, at most 1");
        }
        if (latencyFactor != 0 && !(latencyFactor > 1)) {
            throw Expect.unexpected("latencyFactor", latencyFactor, "0, or more than 1");
        }
        Expect.inRange("minimumRequests", minimumRequests, 1, Integer.MAX_VALUE);
        Expect.positive("interval", interval);
        Expect.positive("ejection", ejection);
        Expect.positive("longestEjection", longestEjection);
        Expect.inRange("mostEjectedPercent", mostEjectedPercent, 0, 100);
    }

    /** So many failures in a row eject; 0 for never. */
    public OutlierRules consecutiveFailures(int failures) {
        return new OutlierRules(failures, failureShare, latencyFactor, minimumRequests, interval, ejection, longestEjection,
                mostEjectedPercent);
    }

    /** A mean latency above so many times the median ejects; 0 for never. */
    public OutlierRules latencyFactor(double factor) {
        return new OutlierRules(consecutiveFailures, failureShare, factor, minimumRequests, interval, ejection, longestEjection,
                mostEjectedPercent);
    }

    /** No more than this share of the servers is ejected at a time. */
    public OutlierRules mostEjectedPercent(int percent) {
        return new OutlierRules(consecutiveFailures, failureShare, latencyFactor, minimumRequests, interval, ejection, longestEjection,
                percent);
    }

    /** How long an ejection lasts after {@code earlier} ones, in nanoseconds. */
    long ejectionNanos(int earlier) {
        long longest = longestEjection.toNanos();
        long first = Math.min(longest, ejection.toNanos());
        return earlier >= 62 || first > longest >> earlier ? longest : first << earlier;
    }
}
