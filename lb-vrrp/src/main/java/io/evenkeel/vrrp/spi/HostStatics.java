package io.evenkeel.vrrp.spi;

import java.util.List;
import java.util.stream.Stream;

/**
 * Addresses, routes and rules that this host has while the engine runs, whoever is active. Immutable.
 *
 * @param addresses each with a device
 * @param routes each with a device or a gateway, unless it forwards nothing
 */
public record HostStatics(List<VirtualAddress> addresses, List<VirtualRoute> routes, List<VirtualRule> rules) {
    /** None at all. */
    public static final HostStatics NONE = new HostStatics(List.of(), List.of(), List.of());

    /** Checks that each has its place. */
    public HostStatics {
        addresses = List.copyOf(addresses);
        routes = List.copyOf(routes);
        rules = List.copyOf(rules);
        for (VirtualAddress address : addresses) {
            if (address.device() == null) {
                throw new IllegalArgumentException("static address: " + address + " (expected: one with an interface)");
            }
        }
        for (VirtualRoute route : routes) {
            if (route.kind() == VirtualRoute.Kind.UNICAST && route.device() == null && route.gateway() == null
                    && route.options().hops().isEmpty()) {
                throw new IllegalArgumentException("static route: " + route + " (expected: one with a gateway or an interface)");
            }
        }
    }

    /** These and others, each once. */
    public HostStatics and(HostStatics others) {
        return new HostStatics(union(addresses, others.addresses), union(routes, others.routes), union(rules, others.rules));
    }

    private static <T> List<T> union(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }
}
