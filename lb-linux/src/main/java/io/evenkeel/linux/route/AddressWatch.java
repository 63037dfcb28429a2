package io.evenkeel.linux.route;

import io.evenkeel.linux.ffi.LinuxRtnetlink;
import io.evenkeel.linux.netlink.NetlinkEvents;
import io.evenkeel.linux.netlink.NetlinkSocket;
import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.linux.socket.Pollable;

/** Hears of addresses that go, whoever takes them away, the owner of the watch included. Not thread-safe. */
public final class AddressWatch implements Pollable, AutoCloseable {
    private final NetlinkSocket events;

    private AddressWatch(NetlinkSocket events) {
        this.events = events;
    }

    /** Begins to listen, in the network namespace of the calling thread. */
    public static AddressWatch open() throws LinuxException {
        NetlinkSocket events = NetlinkSocket.open(NetlinkSocket.NETLINK_ROUTE,
                LinuxRtnetlink.RTMGRP_IPV4_IFADDR | LinuxRtnetlink.RTMGRP_IPV6_IFADDR);
        try {
            events.hearOnly(LinuxRtnetlink.RTM_DELADDR); // additions and renewals are many, and no news
            return new AddressWatch(events);
        } catch (LinuxException e) {
            events.close();
            throw e;
        }
    }

    /** What has happened since the last call. Does not wait. */
    public AddressChanges changes() throws LinuxException {
        NetlinkEvents waiting = events.events();
        return new AddressChanges(waiting.messages().stream()
                .filter(message -> message.type() == LinuxRtnetlink.RTM_DELADDR)
                .flatMap(message -> AddressMessages.address(message).stream()
                        .map(address -> new AddressChanges.Removed(address, message.port())))
                .toList(), !waiting.overrun());
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
