package io.evenkeel.vrrp.spi;

import io.evenkeel.vrrp.packet.IpFamily;
import org.jspecify.annotations.Nullable;

/**
 * The wish to float a hardware address with some of a virtual router's addresses on an interface that is not the router's own,
 * or of the other family: a macvlan interface, which those addresses name as their device. Advertisements have nothing to do
 * with it. Immutable.
 *
 * @param interfaceName its name, 1..15 characters
 * @param parent the interface below it
 * @param family which of the two hardware addresses that RFC 9568 section 7.3 gives it has
 * @param hardwareAddress such as {@code 02:00:00:00:00:33}; null for that of the RFC
 */
public record AddressMac(String interfaceName, String parent, IpFamily family, @Nullable String hardwareAddress) {
    /** Checks the values. */
    public AddressMac {
        hardwareAddress = new VirtualMac(interfaceName, hardwareAddress, false).hardwareAddress();
        if (parent.isBlank() || parent.equals(interfaceName)) {
            throw new IllegalArgumentException("parent: " + parent + " (expected: an interface below " + interfaceName + ")");
        }
    }

    /** One with the hardware address of the RFC. */
    public AddressMac(String interfaceName, String parent, IpFamily family) {
        this(interfaceName, parent, family, null);
    }

    /** Its hardware address for this virtual router. */
    public String hardwareAddress(int virtualRouterId) {
        return new VirtualMac(interfaceName, hardwareAddress, false).hardwareAddress(family, virtualRouterId);
    }
}
