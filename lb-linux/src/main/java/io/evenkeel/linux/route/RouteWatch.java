package io.evenkeel.linux.route;

import java.util.List;

import io.evenkeel.linux.ffi.LinuxRtnetlink;
import io.evenkeel.linux.netlink.NetlinkSocket;
import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.linux.socket.Pollable;

/**
 * Hears of routes that go, whoever takes them away, the owner of the watch included. When the kernel cannot keep up, some are
 * never told. Not thread-safe.
 */
public final class RouteWatch implements Pollable, AutoCloseable {
    private final NetlinkSocket events;

    private RouteWatch(NetlinkSocket events) {
        this.events = events;
    }

    /** Begins to listen, in the network namespace of the calling thread. */
    public static RouteWatch open() throws LinuxException {
        NetlinkSocket events = NetlinkSocket.open(NetlinkSocket.NETLINK_ROUTE,
                LinuxRtnetlink.RTMGRP_IPV4_ROUTE | LinuxRtnetlink.RTMGRP_IPV6_ROUTE);
        try {
            events.hearOnly(LinuxRtnetlink.RTM_DELROUTE); // additions and renewals are many, and no news
            return new RouteWatch(events);
        } catch (LinuxException e) {
            events.close();
            throw e;
        }
    }

    /** What has gone since the last call, in that order. Does not wait. */
    public List<RemovedRoute> removed() throws LinuxException {
        return events.events().messages().stream().flatMap(message -> RoutingMessages.removed(message).stream()).toList();
    }

    @Override
    public int descriptor() {
        return events.descriptor();
    }

    @Override
    public void close() {
        events.close();
    }
}
