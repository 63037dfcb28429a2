package io.evenkeel.vrrp;

import java.time.Duration;

/**
 * How long the state of an interface has to last before virtual routers take notice: one that comes and goes does not move
 * addresses to and fro. keepalived's {@code interface_up_down_delays}. Immutable.
 *
 * <p>A router that is active goes on meanwhile. {@code down} is best shorter than the patience of the others, or they take over
 * before this host has given up.
 *
 * @param down before an interface that is down counts as down; 0..255 s
 * @param up before one that is up again counts as up; 0..255 s
 */
public record LinkDelay(Duration down, Duration up) {
    private static final Duration MAX = Duration.ofSeconds(255);

    /** Checks the values. */
    public LinkDelay {
        require("down", down);
        require("up", up);
    }

    /** The same both ways. */
    public static LinkDelay of(Duration both) {
        return new LinkDelay(both, both);
    }

    private static void require(String name, Duration value) {
        if (value.isNegative() || value.compareTo(MAX) > 0) {
            throw new IllegalArgumentException(name + ": " + value.toNanos() / 1e9 + " s (expected: 0..255 s)");
        }
    }
}
