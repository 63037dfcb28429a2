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

    /** Some rule has gone; to add those that are to be there again tells which. */
    record RuleVanished() implements NetworkEvent {}

    /** Some link has changed; {@link HostAccess#isUp} and {@link InterfaceAccess#isUp} tell how it is. */
    record LinkChanged(String interfaceName) implements NetworkEvent {}
}
