package io.evenkeel.vrrp.spi;

import java.io.IOException;

/** Puts routes and rules in and takes them out. One without a device of its own belongs to the router's interface. */
public interface VirtualRoutes {
    /** Adds a route; false when it was there already. */
    boolean add(VirtualRoute route) throws IOException;

    /** Removes a route; false when it was not there. */
    boolean remove(VirtualRoute route) throws IOException;

    /** Adds a rule; false when it was there already. Without a priority it gets one, and keeps it until it is removed here. */
    boolean add(VirtualRule rule) throws IOException;

    /** Removes a rule; false when it was not there. */
    boolean remove(VirtualRule rule) throws IOException;
}
