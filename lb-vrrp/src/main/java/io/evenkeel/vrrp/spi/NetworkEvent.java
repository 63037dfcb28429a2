package io.evenkeel.vrrp.spi;

import java.net.InetAddress;

/** Something that others have changed on the host. */
public sealed interface NetworkEvent {
    /**
     * An address has gone that {@link VirtualAddresses#remove} did not take off: somebody deleted it, or its interface went
     * down.
     *
     * @param interfaceName where it was
     */
    record AddressVanished(String interfaceName, InetAddress address) implements NetworkEvent {}

    /** A route that was added with {@link VirtualRoutes#add(VirtualRoute)} has gone. */
    record RouteVanished(VirtualRoute route) implements NetworkEvent {}

    /** A rule that was added with {@link VirtualRoutes#add(VirtualRule)} has gone, or one beside it with the same priority. */
    record RuleVanished(VirtualRule rule) implements NetworkEvent {}

    /**
     * Some link has changed, or could not carry packets for a moment; {@link HostAccess#isUp} and {@link InterfaceAccess#isUp} tell how
     * it is.
     */
    record LinkChanged(String interfaceName) implements NetworkEvent {}
}
