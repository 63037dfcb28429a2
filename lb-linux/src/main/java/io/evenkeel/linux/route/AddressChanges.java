package io.evenkeel.linux.route;

import java.util.List;

/**
 * What has become of addresses since one looked last. Immutable.
 *
 * @param removed addresses that went, in that order; some may be back by now
 * @param isComplete false when the kernel could not keep up with telling: then only {@link RouteSocket#addresses()} tells
 */
public record AddressChanges(List<Removed> removed, boolean isComplete) {
    /** Copies the list. */
    public AddressChanges {
        removed = List.copyOf(removed);
    }

    /**
     * An address that went.
     *
     * @param port the netlink socket that took it away, mostly numbered as its process; 0 for the kernel itself, as when
     *        its time is over or its interface goes
     */
    public record Removed(InterfaceAddress address, int port) {}
}
