package io.evenkeel.vrrp.spi;

import java.net.InetAddress;

import io.evenkeel.vrrp.packet.IpFamily;

/**
 * The wish to advertise from an interface with an IP address of its own: an ipvlan in mode L2 on top of the router's interface,
 * with the hardware address of that. The virtual addresses stay on the router's interface (as keepalived has it). It needs a
 * kernel with {@code CONFIG_IPVLAN}. Immutable.
 *
 * @param interfaceName its name, 1..15 characters
 * @param address what the router advertises from; in IPv6 a link-local one
 * @param prefixLength 0..32, in IPv6 0..128
 * @param mode whom it reaches on this host; all of one interface have the same
 */
public record Ipvlan(String interfaceName, InetAddress address, int prefixLength, Mode mode) {
    /** The kernel has room for 15 characters. */
    private static final int MAX_NAME_LENGTH = 15;

    /** Whom it reaches beside the outside world. */
    public enum Mode {
        /** The other ipvlans of the interface. */
        BRIDGE,
        /** None of them. */
        PRIVATE,
        /** Them, through a switch that turns frames around. */
        VEPA
    }

    /** Checks the values. */
    public Ipvlan {
        if (interfaceName.isBlank() || interfaceName.length() > MAX_NAME_LENGTH) {
            throw new IllegalArgumentException("interfaceName: " + interfaceName + " (expected: 1.." + MAX_NAME_LENGTH + " characters)");
        }
        int most = IpFamily.of(address).maxPrefixLength();
        if (prefixLength < 0 || prefixLength > most) {
            throw new IllegalArgumentException("prefixLength: " + prefixLength + " (expected: 0.." + most + ")");
        }
    }
}
