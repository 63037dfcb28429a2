package io.evenkeel.core.key;

import java.net.InetAddress;

/** Addresses as numbers, most significant byte first. */
public final class IpAddresses {
    private IpAddresses() {}

    /**
     * An IPv4 address as a number. {@link java.net.Inet4Address#hashCode} is just that, in every JDK, and the only way to it
     * without a copy; a test holds it.
     */
    public static int ipv4(InetAddress address) {
        return address.hashCode();
    }

    /** Four bytes from {@code at} on. */
    public static int word(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | (bytes[at + 3] & 0xff);
    }
}
