package io.evenkeel.linux.route;

import io.evenkeel.linux.ffi.LinuxRtnetlink;
import io.evenkeel.linux.netlink.NetlinkSocket;
import io.evenkeel.linux.socket.LinuxException;

/**
 * Hears that some link has changed; what has become of it, {@link RouteSocket#link} tells. So an event lost in an overrun
 * (ENOBUFS) costs nothing. Not thread-safe.
 */
public final class LinkWatch extends RtnetlinkWatch {
    private LinkWatch(NetlinkSocket events) {
        super(events);
    }

    /** Begins to listen, in the network namespace of the calling thread. */
    public static LinkWatch open() throws LinuxException {
        return new LinkWatch(NetlinkSocket.open(NetlinkSocket.NETLINK_ROUTE, LinuxRtnetlink.RTMGRP_LINK));
    }

    /** Whether any link has changed since the last call. Does not wait. */
    public boolean hasChanged() throws LinuxException {
        return !events.events().isEmpty();
    }
}
