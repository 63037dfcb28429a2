package io.evenkeel.healthcheck;

import io.evenkeel.core.Health;
import io.evenkeel.core.health.CheckTiming;
import org.jspecify.annotations.Nullable;

/**
 * Counts outcomes until enough of them in a row change the verdict on a server. A server that is up goes down after
 * {@code fall} failures in a row, one that is down comes up after {@code rise} successes in a row. One without a verdict
 * gets it from its first outcome, whatever {@code rise} and {@code fall} say, as in HAProxy.
 * {@link ProbeOutcome.Unknown} changes nothing.
 *
 * @param timing carries rise and fall
 * @param health the verdict so far
 * @param run how many outcomes in a row, up to the last one, speak against the verdict
 * @param transition the change that the last outcome made, or null when it made none
 */
public record HealthTracker(CheckTiming timing, Health health, int run, @Nullable HealthTransition transition) {
    /** Starts with a verdict and no outcomes. */
    public static HealthTracker startingAs(Health health, CheckTiming timing) {
        return new HealthTracker(timing, health, 0, null);
    }

    /** The tracker after one more outcome. */
    public HealthTracker observe(ProbeOutcome outcome) {
        if (outcome instanceof ProbeOutcome.Unknown) {
            return new HealthTracker(timing, health, run, null);
        }
        Health seen = outcome instanceof ProbeOutcome.Up ? Health.UP : Health.DOWN;
        if (seen == health) {
            return new HealthTracker(timing, health, 0, null);
        }
        int needed = needed(seen);
        return run + 1 < needed
                ? new HealthTracker(timing, health, run + 1, null)
                : new HealthTracker(timing, seen, 0, new HealthTransition(health, seen, needed, outcome));
    }

    /** How many outcomes in a row it takes to arrive at {@code verdict}. */
    private int needed(Health verdict) {
        if (health == Health.UNCHECKED) {
            return 1;
        }
        return verdict == Health.DOWN ? timing.fall() : timing.rise();
    }
}
