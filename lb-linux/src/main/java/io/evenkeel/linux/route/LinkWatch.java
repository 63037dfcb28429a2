package io.evenkeel.linux.route;

import java.util.stream.Collectors;

import io.evenkeel.linux.ffi.LinuxRtnetlink;
import io.evenkeel.linux.netlink.NetlinkEvents;
import io.evenkeel.linux.netlink.NetlinkSocket;
import io.evenkeel.linux.socket.LinuxException;

/** Hears of links that change. Not thread-safe. */
public final class LinkWatch extends RtnetlinkWatch {
    private LinkWatch(NetlinkSocket events) {
        super(events);
    }

    /** Begins to listen, in the network namespace of the calling thread. */
    public static LinkWatch open() throws LinuxException {
        return new LinkWatch(NetlinkSocket.open(NetlinkSocket.NETLINK_ROUTE, LinuxRtnetlink.RTMGRP_LINK));
    }

    /** What has happened since the last call. Does not wait. */
    public LinkChanges changes() throws LinuxException {
        NetlinkEvents waiting = events.events();
        return new LinkChanges(!waiting.isEmpty(), waiting.messages().stream()
                .flatMap(message -> LinkMessages.interrupted(message).stream()).collect(Collectors.toSet()), !waiting.overrun());
    }
}
