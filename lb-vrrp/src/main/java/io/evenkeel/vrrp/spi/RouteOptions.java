package io.evenkeel.vrrp.spi;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What else {@code ip route add} can say of a {@link VirtualRoute}. Immutable.
 *
 * @param hops several ways that share the traffic; empty for the one that the route itself tells
 * @param typeOfService only packets with it; 0 for all
 * @param protocol who made it, as {@code ip route} shows it; 0 for what VRRP programs make
 * @param metrics what connections over it begin with
 * @param congestionControl name of the algorithm of TCP; empty for the usual one
 * @param realms what packets are counted for: that of the source in the upper 16 bits, that of the destination in the lower; 0 for
 *        none
 * @param preference of the route among those of routers (RFC 4191); IPv6; null to leave it to the kernel
 * @param expiresSeconds after which the kernel removes it; IPv6; 0 for never
 */
public record RouteOptions(List<RouteHop> hops, int typeOfService, int protocol, List<Metric> metrics, String congestionControl,
        int realms, @Nullable Preference preference, int expiresSeconds) {
    /** Nothing else. */
    public static final RouteOptions NONE = new RouteOptions(List.of(), 0, 0, List.of(), "", 0, null, 0);

    /** Copies the lists. */
    public RouteOptions {
        hops = List.copyOf(hops);
        metrics = List.copyOf(metrics);
    }

    /** RFC 4191. */
    public enum Preference {
        /** Rather not. */
        LOW,
        /** As any other. */
        MEDIUM,
        /** Rather this one. */
        HIGH
    }

    /**
     * What connections over a route begin with.
     *
     * @param kind of what
     * @param value in the kernel's unit
     * @param locked whether the kernel does not change it by what it learns
     */
    public record Metric(Kind kind, int value, boolean locked) {
        /** The kernel's metrics of a route ({@code RTAX_*}). */
        public enum Kind {
            /** Bytes of a packet. */
            MTU,
            /** Bytes of the largest window of TCP. */
            WINDOW,
            /** Round trip, in eighths of a millisecond. */
            RTT,
            /** Its variation, in quarters of a millisecond. */
            RTTVAR,
            /** Slow start threshold. */
            SSTHRESH,
            /** Largest congestion window. */
            CWND,
            /** Bytes of the segment size that TCP tells. */
            ADVMSS,
            /** Reordering that TCP takes for normal. */
            REORDERING,
            /** Hop limit, or time to live. */
            HOPLIMIT,
            /** Congestion window to begin with, in segments. */
            INITCWND,
            /** Bits: 1 for ECN. */
            FEATURES,
            /** Shortest time before a repetition, in milliseconds. */
            RTO_MIN,
            /** Receive window to begin with, in segments. */
            INITRWND,
            /** Whether TCP acknowledges at once, 1 or 0. */
            QUICKACK,
            /** Whether TCP Fast Open goes without a cookie, 1 or 0. */
            FASTOPEN_NO_COOKIE
        }
    }

    /** One more way. */
    public RouteOptions hop(RouteHop more) {
        List<RouteHop> all = new ArrayList<>(hops);
        all.add(more);
        return new RouteOptions(all, typeOfService, protocol, metrics, congestionControl, realms, preference, expiresSeconds);
    }

    /** Only packets with this type of service, 1..255. */
    public RouteOptions typeOfService(int wanted) {
        return new RouteOptions(hops, wanted, protocol, metrics, congestionControl, realms, preference, expiresSeconds);
    }

    /** Marked as made by this routing protocol. */
    public RouteOptions protocol(int wanted) {
        return new RouteOptions(hops, typeOfService, wanted, metrics, congestionControl, realms, preference, expiresSeconds);
    }

    /** One more metric. */
    public RouteOptions metric(Metric more) {
        List<Metric> all = new ArrayList<>(metrics);
        all.add(more);
        return new RouteOptions(hops, typeOfService, protocol, all, congestionControl, realms, preference, expiresSeconds);
    }

    /** TCP with this algorithm. */
    public RouteOptions congestionControl(String algorithm) {
        return new RouteOptions(hops, typeOfService, protocol, metrics, algorithm, realms, preference, expiresSeconds);
    }

    /** Packets are counted for these. */
    public RouteOptions realms(int wanted) {
        return new RouteOptions(hops, typeOfService, protocol, metrics, congestionControl, wanted, preference, expiresSeconds);
    }

    /** With this preference. */
    public RouteOptions preference(Preference wanted) {
        return new RouteOptions(hops, typeOfService, protocol, metrics, congestionControl, realms, wanted, expiresSeconds);
    }

    /** Removed by the kernel after so long. */
    public RouteOptions expiresSeconds(int wanted) {
        return new RouteOptions(hops, typeOfService, protocol, metrics, congestionControl, realms, preference, wanted);
    }
}
