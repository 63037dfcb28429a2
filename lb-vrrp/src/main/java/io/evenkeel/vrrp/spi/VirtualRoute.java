package io.evenkeel.vrrp.spi;

import java.net.InetAddress;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;

/**
 * A route that goes where a virtual router is active: what {@code ip route add} can say. Immutable.
 *
 * @param kind what becomes of a packet to {@code destination}
 * @param gateway the next hop; null when the destination is on the link
 * @param device the interface; null for the virtual router's own (for a route that forwards)
 * @param preferredSource the address that local programs get; null to leave it to the kernel
 * @param table the number of the routing table; 254 is the main one
 * @param metric the lower is preferred; empty to leave it to the kernel
 * @param scope null to leave it to the kernel
 * @param onLink whether {@code gateway} is reachable though no network of the interface says so
 * @param tracked whether it is put back when somebody else removes it
 * @param options what is said seldom
 */
public record VirtualRoute(Kind kind, Prefix destination, @Nullable InetAddress gateway, @Nullable String device,
        @Nullable InetAddress preferredSource, int table, OptionalInt metric, @Nullable AddressScope scope,
        boolean onLink, boolean tracked, RouteOptions options) {
    /** The main routing table. */
    public static final int MAIN_TABLE = 254;

    /** What becomes of a packet. */
    public enum Kind {
        /** It is forwarded. */
        UNICAST,
        /** It is for this host. */
        LOCAL,
        /** It is broadcast on the link. */
        BROADCAST,
        /** It goes to a group. */
        MULTICAST,
        /** It is dropped in silence. */
        BLACKHOLE,
        /** The sender is told that the host cannot be reached. */
        UNREACHABLE,
        /** The sender is told that this is forbidden. */
        PROHIBIT,
        /** The next rule is asked. */
        THROW
    }

    /** A route to {@code destination} on the link of the virtual router, in the main table. */
    public static VirtualRoute to(Prefix destination) {
        return new VirtualRoute(Kind.UNICAST, destination, null, null, null, MAIN_TABLE, OptionalInt.empty(), null,
                false, true, RouteOptions.NONE);
    }

    /** The same, of another kind. */
    public VirtualRoute kind(Kind wanted) {
        return new VirtualRoute(wanted, destination, gateway, device, preferredSource, table, metric, scope, onLink, tracked, options);
    }

    /** The same by a gateway. */
    public VirtualRoute via(InetAddress nextHop) {
        return new VirtualRoute(kind, destination, nextHop, device, preferredSource, table, metric, scope, onLink, tracked, options);
    }

    /** The same through another interface. */
    public VirtualRoute on(String interfaceName) {
        return new VirtualRoute(kind, destination, gateway, interfaceName, preferredSource, table, metric, scope, onLink,
                tracked, options);
    }

    /** The same with a source address for local programs. */
    public VirtualRoute from(InetAddress source) {
        return new VirtualRoute(kind, destination, gateway, device, source, table, metric, scope, onLink, tracked, options);
    }

    /** The same in another table. */
    public VirtualRoute table(int number) {
        return new VirtualRoute(kind, destination, gateway, device, preferredSource, number, metric, scope, onLink, tracked, options);
    }

    /** The same with a metric. */
    public VirtualRoute metric(int preference) {
        return new VirtualRoute(kind, destination, gateway, device, preferredSource, table, OptionalInt.of(preference), scope,
                onLink, tracked, options);
    }

    /** The same with a scope. */
    public VirtualRoute scope(AddressScope reach) {
        return new VirtualRoute(kind, destination, gateway, device, preferredSource, table, metric, reach, onLink, tracked, options);
    }

    /** The same with an MTU. */
    public VirtualRoute mtu(int bytes) {
        return options(options.metric(new RouteOptions.Metric(RouteOptions.Metric.Kind.MTU, bytes, false)));
    }

    /** The same, the gateway taken to be on the link. */
    public VirtualRoute onLink(boolean yes) {
        return new VirtualRoute(kind, destination, gateway, device, preferredSource, table, metric, scope, yes, tracked, options);
    }

    /** The same with what is said seldom. */
    public VirtualRoute options(RouteOptions more) {
        return new VirtualRoute(kind, destination, gateway, device, preferredSource, table, metric, scope, onLink, tracked, more);
    }

    /** The same, but left alone when somebody else removes it. */
    public VirtualRoute untracked() {
        return new VirtualRoute(kind, destination, gateway, device, preferredSource, table, metric, scope, onLink, false, options);
    }

    /** Whether it says that it leads through that interface. */
    public boolean isThrough(String interfaceName) {
        return interfaceName.equals(device) || options.hops().stream().anyMatch(hop -> interfaceName.equals(hop.device()));
    }

    /** As {@code ip route} shows it, in short. */
    @Override
    public String toString() {
        return destination + (gateway == null ? "" : " via " + gateway.getHostAddress())
                + (device == null ? "" : " on " + device);
    }
}
