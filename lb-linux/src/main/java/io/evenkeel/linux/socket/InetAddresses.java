package io.evenkeel.linux.socket;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Addresses out of bytes that are known to be as many as an address has. Pure. */
public final class InetAddresses {
    private static final int IPV6_LENGTH = 16;
    private static final int NO_SCOPE = -1;

    private InetAddresses() {}

    /** The address in {@code length} bytes, 4 or 16, from {@code offset} on; of 16 bytes always an IPv6 address. */
    public static InetAddress of(byte[] bytes, int offset, int length) {
        byte[] address = Arrays.copyOfRange(bytes, offset, offset + length);
        try {
            // getByAddress(byte[]) would make ::ffff:10.0.0.1 an IPv4 address
            return length == IPV6_LENGTH ? Inet6Address.getByAddress(null, address, NO_SCOPE)
                    : InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("length: " + length + " (expected: 4 or 16)", e);
        }
    }
}
