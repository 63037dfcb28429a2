package io.evenkeel.linux.route;

import java.util.List;

import io.evenkeel.linux.ffi.LinuxRtnetlink;
import io.evenkeel.linux.netlink.NetlinkSocket;
import io.evenkeel.linux.socket.LinuxException;

/**
 * Hears of routes that go, whoever takes them away, the owner of the watch included. When the kernel cannot keep up, some are
 * never told. Not thread-safe.
 */
public final class RouteWatch extends RtnetlinkWatch {
    private RouteWatch(NetlinkSocket events) {
        super(events);
    }

    /** Begins to listen, in the network namespace of the calling thread. */
    public static RouteWatch open() throws LinuxException {
        // Additions and renewals are many, and no news.
        return new RouteWatch(hearOnly(LinuxRtnetlink.RTM_DELROUTE,
                LinuxRtnetlink.RTMGRP_IPV4_ROUTE | LinuxRtnetlink.RTMGRP_IPV6_ROUTE));
    }

    /** What has gone since the last call, in that order. Does not wait. */
    public List<RemovedRoute> removed() throws LinuxException {
        return events.events().messages().stream().flatMap(message -> RoutingMessages.removed(message).stream()).toList();
    }
}
