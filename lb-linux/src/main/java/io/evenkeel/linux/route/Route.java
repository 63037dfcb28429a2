package io.evenkeel.linux.route;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;

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
 * @param attributes values of {@code RTAX_*} such as the MTU, by number; empty for none
 */
public record Route(RouteType type, Prefix destination, List<NextHop> nextHops, @Nullable InetAddress preferredSource,
        int table, int scope, int metric, int protocol, int typeOfService, Map<Integer, Integer> attributes) {
    /** Copies the lists. */
    public Route {
        nextHops = List.copyOf(nextHops);
        attributes = Map.copyOf(attributes);
    }

    @Override
    public String toString() {
        return "route " + destination;
    }
}
