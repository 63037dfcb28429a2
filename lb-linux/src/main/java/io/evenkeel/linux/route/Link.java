package io.evenkeel.linux.route;

import java.util.HexFormat;
import java.util.Set;

/**
 * A network interface as it was when asked.
 *
 * @param hardwareAddress six bytes in hexadecimal with colons; empty if it has none
 * @param kind what the kernel calls its driver, such as {@code macvlan} or {@code veth}; empty for most hardware
 * @param parentIndex the interface that it stands on, as a macvlan does; 0 for none
 * @param masterIndex the routing domain, bridge or bond that it belongs to; 0 for none
 * @param group the number by which packet filters may name it and others; 0 by default
 * @param mtu the largest packet it carries, in bytes
 * @param alias the text that somebody has left on it; empty if there is none
 */
public record Link(int index, String name, String hardwareAddress, Set<LinkFlag> flags, String kind, int parentIndex,
        int masterIndex, int group, int mtu, String alias) {
    /** Copies the set. */
    public Link {
        flags = Set.copyOf(flags);
    }

    /** Whether it can carry packets: switched on and with a carrier. */
    public boolean isUp() {
        return flags.contains(LinkFlag.UP) && flags.contains(LinkFlag.LOWER_UP);
    }

    /** The bytes of the hardware address. */
    public byte[] hardwareAddressBytes() {
        return hardwareAddress.isEmpty() ? new byte[0] : HexFormat.ofDelimiter(":").parseHex(hardwareAddress);
    }
}
