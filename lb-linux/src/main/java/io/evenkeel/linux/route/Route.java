package io.evenkeel.linux.route;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A line of a routing table. Immutable.
 *
 * @param nextHops none for types that need none, one, or several that share the traffic
 * @param preferredSource what packets of this host come from; null for the kernel's choice
 * @param table the table's number; 254 is the main one
 * @param scope how far away the destination is, as in {@code ip route ... scope}: 0 anywhere, 253 on the link, 254 this
 *        host
 * @param metric of two routes to one destination the lower wins; 0 for the kernel's default
 * @param protocol who made it, as in {@code ip route ... proto}
 * @param typeOfService only packets with it; 0 for all
 * @param metrics what connections over it begin with; empty for none
 * @param extras what is said seldom
 */
public record Route(RouteType type, Prefix destination, List<NextHop> nextHops, @Nullable InetAddress preferredSource,
        int table, int scope, int metric, int protocol, int typeOfService, Map<RouteMetric, Integer> metrics, Extras extras) {
    /** What the kernel gives a route of IPv6 that has none. */
    private static final int IPV6_METRIC = 1024;

    /**
     * What is said of a route seldom.
     *
     * @param locked metrics that the kernel does not change by what it learns
     * @param congestionControl name of the algorithm of TCP; empty for the usual one
     * @param realms what packets are counted for, as in {@link Rule#realms}; 0 for none
     * @param preference of routers of IPv6 (RFC 4191): 0 medium, 1 high, 3 low; null to leave it to the kernel
     * @param expiresSeconds after which the kernel removes it; IPv6; 0 for never
     */
    public record Extras(Set<RouteMetric> locked, String congestionControl, int realms, @Nullable Integer preference,
            int expiresSeconds) {
        /** Nothing of it. */
        public static final Extras NONE = new Extras(Set.of(), "", 0, null, 0);

        /** Copies the set. */
        public Extras {
            locked = Set.copyOf(locked);
        }
    }

    /** Copies the lists. */
    public Route {
        nextHops = List.copyOf(nextHops);
        metrics = Map.copyOf(metrics);
    }

    /** As {@link RouteWatch} tells that it has gone. */
    public RemovedRoute gone() {
        boolean isByDefault = metric == 0 && destination.address() instanceof Inet6Address;
        return new RemovedRoute(destination, table, isByDefault ? IPV6_METRIC : metric);
    }

    @Override
    public String toString() {
        return "route " + destination;
    }
}
