package io.evenkeel.vrrp.spi;

import java.net.Inet4Address;
import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

/**
 * An IPv4 address that a virtual router floats. Immutable.
 *
 * @param prefixLength 0..32; {@link #of} takes 32 when none is given
 * @param device the interface to put it on; null for the virtual router's own
 * @param label the name under which {@code ip addr} shows it, such as {@code eth0:1}; null for the interface's name
 */
public record VirtualAddress(InetAddress address, int prefixLength, @Nullable String device, @Nullable String label) {
    private static final int MAX_PREFIX_LENGTH = 32;
    /** The kernel has room for 15 characters. */
    private static final int MAX_LABEL_LENGTH = 15;

    /** Checks the values. */
    public VirtualAddress {
        if (!(address instanceof Inet4Address)) {
            throw new IllegalArgumentException("address: " + address.getHostAddress() + " (expected: an IPv4 address)");
        }
        if (prefixLength < 0 || prefixLength > MAX_PREFIX_LENGTH) {
            throw new IllegalArgumentException("prefixLength: " + prefixLength + " (expected: 0.." + MAX_PREFIX_LENGTH + ")");
        }
        if (label != null && (label.isEmpty() || label.length() > MAX_LABEL_LENGTH)) {
            throw new IllegalArgumentException("label: " + label + " (expected: 1.." + MAX_LABEL_LENGTH + " characters)");
        }
    }

    /** Reads {@code 192.168.4.80/24}, or {@code 192.168.4.80} for a prefix length of 32. */
    public static VirtualAddress of(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        try {
            int prefixLength = slash < 0 ? MAX_PREFIX_LENGTH : Integer.parseInt(text.substring(slash + 1));
            return new VirtualAddress(Inet4Address.ofLiteral(literal), prefixLength, null, null);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("address: " + text + " (expected: such as 192.168.4.80/24)", e);
        }
    }

    /** The same on another interface than the virtual router's. */
    public VirtualAddress on(String interfaceName) {
        return new VirtualAddress(address, prefixLength, interfaceName, label);
    }

    /** The same with a label. */
    public VirtualAddress labelled(String name) {
        return new VirtualAddress(address, prefixLength, device, name);
    }

    /** As {@link #of} reads it, with the device if it has one. */
    @Override
    public String toString() {
        return address.getHostAddress() + "/" + prefixLength + (device == null ? "" : " on " + device);
    }
}
