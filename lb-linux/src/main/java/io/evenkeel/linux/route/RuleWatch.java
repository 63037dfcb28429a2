package io.evenkeel.linux.route;

import io.evenkeel.linux.ffi.LinuxRtnetlink;
import io.evenkeel.linux.netlink.NetlinkSocket;
import io.evenkeel.linux.socket.LinuxException;

/**
 * Hears that some routing rule has gone, whoever took it away, the owner of the watch included. When the kernel cannot keep up,
 * that counts as one that has gone. Not thread-safe.
 */
public final class RuleWatch extends RtnetlinkWatch {
    private RuleWatch(NetlinkSocket events) {
        super(events);
    }

    /** Begins to listen, in the network namespace of the calling thread. */
    public static RuleWatch open() throws LinuxException {
        return new RuleWatch(hearOnly(LinuxRtnetlink.RTM_DELRULE,
                LinuxRtnetlink.RTMGRP_IPV4_RULE | (1 << (LinuxRtnetlink.RTNLGRP_IPV6_RULE - 1))));
    }

    /** Whether any rule has gone since the last call. Does not wait. */
    public boolean hasChanged() throws LinuxException {
        return !events.events().isEmpty();
    }
}
