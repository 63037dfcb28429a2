package io.evenkeel.healthcheck;

import java.time.Duration;

/** Lengths of time in sentences. */
final class Durations {
    private Durations() {}

    /** Whole seconds as {@code 2 s}, everything else as {@code 500 ms}. */
    static String describe(Duration time) {
        long millis = time.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
