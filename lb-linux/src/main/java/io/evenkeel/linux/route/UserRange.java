package io.evenkeel.linux.route;

/** Numbers of users from {@code first} to {@code last}, both included, each 0..4294967294. */
public record UserRange(long first, long last) {
    private static final long MAX = 4_294_967_294L;

    /** Checks the values. */
    public UserRange {
        if (first < 0 || last > MAX || first > last) {
            throw new IllegalArgumentException("users: " + first + "-" + last + " (expected: 0.." + MAX + ", first to last)");
        }
    }
}
