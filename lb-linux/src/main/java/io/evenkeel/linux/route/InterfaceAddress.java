package io.evenkeel.linux.route;

import java.net.InetAddress;

/**
 * An IPv4 address on an interface.
 *
 * @param label the name under which {@code ip addr} shows it, begins with the interface's; empty for the kernel's choice
 */
public record InterfaceAddress(int interfaceIndex, InetAddress address, int prefixLength, String label) {
    @Override
    public String toString() {
        return address.getHostAddress() + "/" + prefixLength;
    }
}
