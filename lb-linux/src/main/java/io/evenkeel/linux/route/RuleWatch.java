package io.evenkeel.linux.route;

import java.util.List;
import java.util.Optional;

import io.evenkeel.linux.ffi.LinuxRtnetlink;
import io.evenkeel.linux.netlink.NetlinkEvents;
import io.evenkeel.linux.netlink.NetlinkSocket;
import io.evenkeel.linux.socket.LinuxException;

/** Hears of routing rules that go, whoever takes them away, the owner of the watch included. Not thread-safe. */
public final class RuleWatch extends RtnetlinkWatch {
    private RuleWatch(NetlinkSocket events) {
        super(events);
    }

    /** Begins to listen, in the network namespace of the calling thread. */
    public static RuleWatch open() throws LinuxException {
        return new RuleWatch(hearOnly(LinuxRtnetlink.RTM_DELRULE,
                LinuxRtnetlink.RTMGRP_IPV4_RULE | (1 << (LinuxRtnetlink.RTNLGRP_IPV6_RULE - 1))));
    }

    /**
     * Where rules have gone since the last call, in that order; empty when the kernel could not keep up with telling, and any may have gone. Does
     * not wait.
     */
    public Optional<List<RulePlace>> removed() throws LinuxException {
        NetlinkEvents waiting = events.events();
        return waiting.overrun() ? Optional.empty()
                : Optional.of(waiting.messages().stream().flatMap(message -> RoutingMessages.place(message).stream()).toList());
    }
}
