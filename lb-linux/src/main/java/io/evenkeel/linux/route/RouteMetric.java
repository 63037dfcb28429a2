package io.evenkeel.linux.route;

import io.evenkeel.linux.ffi.LinuxRtnetlink;

/** What connections over a route begin with ({@code RTAX_*}). */
public enum RouteMetric {
    /** Bytes of a packet. */
    MTU(LinuxRtnetlink.RTAX_MTU),
    /** Bytes of the largest window of TCP. */
    WINDOW(LinuxRtnetlink.RTAX_WINDOW),
    /** Round trip, in eighths of a millisecond. */
    RTT(LinuxRtnetlink.RTAX_RTT),
    /** Its variation, in quarters of a millisecond. */
    RTTVAR(LinuxRtnetlink.RTAX_RTTVAR),
    /** Slow start threshold. */
    SSTHRESH(LinuxRtnetlink.RTAX_SSTHRESH),
    /** Largest congestion window. */
    CWND(LinuxRtnetlink.RTAX_CWND),
    /** Bytes of the segment size that TCP tells. */
    ADVMSS(LinuxRtnetlink.RTAX_ADVMSS),
    /** Reordering that TCP takes for normal. */
    REORDERING(LinuxRtnetlink.RTAX_REORDERING),
    /** Hop limit, or time to live. */
    HOPLIMIT(LinuxRtnetlink.RTAX_HOPLIMIT),
    /** Congestion window to begin with, in segments. */
    INITCWND(LinuxRtnetlink.RTAX_INITCWND),
    /** Bits: 1 for ECN. */
    FEATURES(LinuxRtnetlink.RTAX_FEATURES),
    /** Shortest time before a repetition, in milliseconds. */
    RTO_MIN(LinuxRtnetlink.RTAX_RTO_MIN),
    /** Receive window to begin with, in segments. */
    INITRWND(LinuxRtnetlink.RTAX_INITRWND),
    /** Whether TCP acknowledges at once, 1 or 0. */
    QUICKACK(LinuxRtnetlink.RTAX_QUICKACK),
    /** Whether TCP Fast Open goes without a cookie, 1 or 0. */
    FASTOPEN_NO_COOKIE(LinuxRtnetlink.RTAX_FASTOPEN_NO_COOKIE);

    final int number;

    RouteMetric(int number) {
        this.number = number;
    }
}
