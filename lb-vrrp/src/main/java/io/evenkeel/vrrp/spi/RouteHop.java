package io.evenkeel.vrrp.spi;

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

/**
 * One of several ways that a route leads. Immutable.
 *
 * @param gateway the next hop; null when the destination is on the link
 * @param device the interface; null for that of the route
 * @param weight 1..256, its share of the traffic
 * @param onLink whether {@code gateway} is reachable though no network of the interface says so
 */
public record RouteHop(@Nullable InetAddress gateway, @Nullable String device, int weight, boolean onLink) {
    private static final int MAX_WEIGHT = 256;

    /** Checks the weight. */
    public RouteHop {
        if (weight < 1 || weight > MAX_WEIGHT) {
            throw new IllegalArgumentException("weight: " + weight + " (expected: 1.." + MAX_WEIGHT + ")");
        }
    }
}
