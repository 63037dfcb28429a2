package io.evenkeel.core.validation;

import java.time.Duration;

/**
 * Checks of configuration values. Each throws {@link IllegalArgumentException} with a message that gives the name, the
 * value and what was expected, for example {@code weight: -1 (expected: 0..256)}, and returns the value otherwise.
 */
public final class Expect {
    private Expect() {}

    /** A whole number from {@code min} to {@code max}, both included. */
    public static int inRange(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw unexpected(name, value, min + ".." + max);
        }
        return value;
    }

    /** A length of time greater than zero. */
    public static Duration positive(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw unexpected(name, value, "longer than zero");
        }
        return value;
    }

    /** A text that is not blank. */
    public static String text(String name, String value) {
        if (value.isBlank()) {
            throw unexpected(name, "'" + value + "'", "not blank");
        }
        return value;
    }

    /** The exception for {@code value}, for checks that are not in this class. */
    public static IllegalArgumentException unexpected(String name, Object value, String expected) {
        return new IllegalArgumentException(name + ": " + value + " (expected: " + expected + ")");
    }
}
