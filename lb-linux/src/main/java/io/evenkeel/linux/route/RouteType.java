package io.evenkeel.linux.route;

import io.evenkeel.linux.ffi.LinuxRtnetlink;

/** What becomes of packets to a destination ({@code <linux/rtnetlink.h>}). */
public enum RouteType {
    /** They go to a next hop. */
    UNICAST(LinuxRtnetlink.RTN_UNICAST),
    /** They are for this host. */
    LOCAL(LinuxRtnetlink.RTN_LOCAL),
    /** They are broadcast on the link. */
    BROADCAST(LinuxRtnetlink.RTN_BROADCAST),
    /** They are for this host, as one of several. */
    ANYCAST(LinuxRtnetlink.RTN_ANYCAST),
    /** They go to a group. */
    MULTICAST(LinuxRtnetlink.RTN_MULTICAST),
    /** They are dropped silently. */
    BLACKHOLE(LinuxRtnetlink.RTN_BLACKHOLE),
    /** The sender hears that the destination cannot be reached. */
    UNREACHABLE(LinuxRtnetlink.RTN_UNREACHABLE),
    /** The sender hears that it may not. */
    PROHIBIT(LinuxRtnetlink.RTN_PROHIBIT),
    /** The search goes on with the next rule. */
    THROW(LinuxRtnetlink.RTN_THROW);

    final int number;

    RouteType(int number) {
        this.number = number;
    }
}
