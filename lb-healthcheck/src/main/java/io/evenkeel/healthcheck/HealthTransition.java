package io.evenkeel.healthcheck;

import io.evenkeel.core.Health;

/**
 * A change of the verdict on a server.
 *
 * @param before the verdict until now
 * @param now the new verdict, up or down
 * @param run how many outcomes in a row made the change: exactly as many as were needed
 * @param cause the last of them
 */
public record HealthTransition(Health before, Health now, int run, ProbeOutcome cause) {
    /** For people: the last detail and the run, for example {@code connection refused (3rd of 3 failures)}. */
    public String reason() {
        String one = now == Health.UP ? "success" : "failure";
        String several = now == Health.UP ? "successes" : "failures";
        return cause.detail() + " (" + ordinal(run) + " of " + run + " " + (run == 1 ? one : several) + ")";
    }

    private static String ordinal(int number) {
        int lastTwo = number % 100;
        if (lastTwo >= 11 && lastTwo <= 13) {
            return number + "th";
        }
        return switch (number % 10) {
            case 1 -> number + "st";
            case 2 -> number + "nd";
            case 3 -> number + "rd";
            default -> number + "th";
        };
    }
}
