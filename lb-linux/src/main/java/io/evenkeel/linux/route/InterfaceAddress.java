package io.evenkeel.linux.route;

import java.net.InetAddress;

/** An IPv4 or IPv6 address on an interface. Immutable. */
public record InterfaceAddress(int interfaceIndex, InetAddress address, int prefixLength, AddressOptions options) {
    /** An address with nothing special. */
    public InterfaceAddress(int interfaceIndex, InetAddress address, int prefixLength) {
        this(interfaceIndex, address, prefixLength, AddressOptions.NONE);
    }

    /** The same with other options. */
    public InterfaceAddress with(AddressOptions other) {
        return new InterfaceAddress(interfaceIndex, address, prefixLength, other);
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + prefixLength;
    }
}
