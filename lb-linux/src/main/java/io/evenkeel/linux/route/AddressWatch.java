package io.evenkeel.linux.route;

import io.evenkeel.linux.ffi.LinuxRtnetlink;
import io.evenkeel.linux.netlink.NetlinkEvents;
import io.evenkeel.linux.netlink.NetlinkSocket;
import io.evenkeel.linux.socket.LinuxException;

/** Hears of addresses that go, whoever takes them away, the owner of the watch included. Not thread-safe. */
public final class AddressWatch extends RtnetlinkWatch {
    private AddressWatch(NetlinkSocket events) {
        super(events);
    }

    /** Begins to listen, in the network namespace of the calling thread. */
    public static AddressWatch open() throws LinuxException {
        // Additions and renewals are many, and no news.
        return new AddressWatch(hearOnly(LinuxRtnetlink.RTM_DELADDR,
                LinuxRtnetlink.RTMGRP_IPV4_IFADDR | LinuxRtnetlink.RTMGRP_IPV6_IFADDR));
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
}
