package io.evenkeel.proxy.config;

import java.time.Duration;

import io.evenkeel.core.validation.Expect;

/** The range of a timeout: zero for none, at most 24 days, as in HAProxy. */
final class Timeout {
    private static final Duration LONGEST = Duration.ofDays(24);

    private Timeout() {}

    static void check(String name, Duration value) {
        if (value.isNegative() || value.compareTo(LONGEST) > 0) {
            throw Expect.unexpected(name, value, "0 (no limit) to 24 days");
        }
    }
}
