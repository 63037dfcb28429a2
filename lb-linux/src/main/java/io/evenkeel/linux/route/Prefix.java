package io.evenkeel.linux.route;

import java.net.InetAddress;

/**
 * All addresses that begin with the same bits.
 *
 * @param address the bits, and any others
 * @param length how many bits count: 0..32 for IPv4, 0..128 for IPv6
 */
public record Prefix(InetAddress address, int length) {
    /** Checks the length. */
    public Prefix {
        int max = address.getAddress().length * Byte.SIZE;
        if (length < 0 || length > max) {
            throw new IllegalArgumentException("length: " + length + " (expected: 0.." + max + ")");
        }
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + length;
    }
}
