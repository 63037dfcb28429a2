package io.evenkeel.core;

import io.evenkeel.core.validation.Expect;

/**
 * When a server counts as overloaded, as LVS has it: from {@code upper} connections on, until there are fewer than
 * {@code lower}, or, with {@code lower} 0, fewer than three quarters of {@code upper} (kernel: {@code ip_vs_dest_update}).
 * Unlike {@link ServerConfig#maxConnections}, which no server ever exceeds, it only keeps schedulers away.
 *
 * @param upper 0 means never overloaded
 * @param lower 0..upper
 */
public record ConnectionThresholds(int upper, int lower) {
    /** Never overloaded. */
    public static final ConnectionThresholds NONE = new ConnectionThresholds(0, 0);

    /** Checks the values. */
    public ConnectionThresholds {
        Expect.inRange("upper threshold", upper, 0, Integer.MAX_VALUE);
        Expect.inRange("lower threshold", lower, 0, upper);
    }

    /** Whether a server is overloaded, which depends on whether it already was. */
    boolean overloaded(int connections, boolean before) {
        if (upper == 0) {
            return false;
        }
        if (connections >= upper) {
            return true;
        }
        boolean recovered = lower == 0 ? 4L * connections < 3L * upper : connections < lower;
        return before && !recovered;
    }
}
