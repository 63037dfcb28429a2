package io.evenkeel.linux.route;

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

/**
 * Where a route leads.
 *
 * @param gateway the router to send to; null where the destination is on the link
 * @param interfaceIndex through which interface; 0 for the one that leads to the gateway
 * @param weight 1..256, its share among several next hops
 * @param isOnLink whether the gateway counts as a neighbour although no address of ours says so
 */
public record NextHop(@Nullable InetAddress gateway, int interfaceIndex, int weight, boolean isOnLink) {
    private static final int MAX_WEIGHT = 256;

    /** Checks the weight. */
    public NextHop {
        if (weight < 1 || weight > MAX_WEIGHT) {
            throw new IllegalArgumentException("weight: " + weight + " (expected: 1.." + MAX_WEIGHT + ")");
        }
    }
}
