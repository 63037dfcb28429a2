package io.evenkeel.vrrp.spi;

import java.io.IOException;

/**
 * Puts routes and rules in and takes them out. One without a device of its own belongs to the router's interface. What is wanted elsewhere on
 * this host, too, stays until nobody wants it any longer.
 */
public interface VirtualRoutes {
    /** Adds a route; false when it was there already. */
    boolean add(VirtualRoute route) throws IOException;

    /** Removes a route; false when it was not there, or somebody else here wants it. */
    boolean remove(VirtualRoute route) throws IOException;

    /** As above, but leaves one that was there before it was added here. */
    boolean release(VirtualRoute route) throws IOException;

    /** Adds a rule; false when it was there already. Without a priority it gets one, and keeps it until it is removed here. */
    boolean add(VirtualRule rule) throws IOException;

    /** Removes a rule; false when it was not there, or somebody else here wants it. */
    boolean remove(VirtualRule rule) throws IOException;

    /** As above, but leaves one that was there before it was added here. */
    boolean release(VirtualRule rule) throws IOException;
}
