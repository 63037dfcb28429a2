package io.evenkeel.linux.socket;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Addresses out of bytes that are known to be as many as an address has. Pure. */
public final class InetAddresses {
    private InetAddresses() {}

    /** The address in {@code length} bytes, 4 or 16, from {@code offset} on. */
    public static InetAddress of(byte[] bytes, int offset, int length) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, offset, offset + length));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("length: " + length + " (expected: 4 or 16)", e);
        }
    }
}
