package io.evenkeel.linux.route;

import io.evenkeel.linux.ffi.LinuxRtnetlink;
import io.evenkeel.linux.netlink.NetlinkSocket;
import io.evenkeel.linux.socket.LinuxException;

/**
 * Hears that some address has come or gone, or was renewed; what there is, {@link RouteSocket#addresses} tells. So an event
 * lost in an overrun (ENOBUFS) costs nothing. Not thread-safe.
 */
public final class PresenceWatch extends RtnetlinkWatch {
    private PresenceWatch(NetlinkSocket events) {
        super(events);
    }

    /** Begins to listen, in the network namespace of the calling thread. */
    public static PresenceWatch open() throws LinuxException {
        return new PresenceWatch(NetlinkSocket.open(NetlinkSocket.NETLINK_ROUTE,
                LinuxRtnetlink.RTMGRP_IPV4_IFADDR | LinuxRtnetlink.RTMGRP_IPV6_IFADDR));
    }

    /** Whether any address has changed since the last call. Does not wait. */
    public boolean hasChanged() throws LinuxException {
        return !events.events().isEmpty();
    }
}
