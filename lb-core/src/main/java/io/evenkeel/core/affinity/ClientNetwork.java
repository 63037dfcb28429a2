package io.evenkeel.core.affinity;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.validation.Expect;
import org.jspecify.annotations.Nullable;

/**
 * The client's address, or the network it is in. The whole address costs no allocation; a network costs a copy of the address
 * and a key.
 *
 * @param ipv4Prefix how many bits of an IPv4 address count, 0..32
 * @param ipv6Prefix how many bits of an IPv6 address count, 0..128
 */
public record ClientNetwork(int ipv4Prefix, int ipv6Prefix) implements AffinityKey {
    /** Checks the values. */
    public ClientNetwork {
        Expect.inRange("IPv4 prefix length", ipv4Prefix, 0, 32);
        Expect.inRange("IPv6 prefix length", ipv6Prefix, 0, 128);
    }

    @Override
    public @Nullable Object of(PickContext context) {
        InetSocketAddress client = context.client();
        InetAddress address = client == null ? null : client.getAddress();
        if (address == null) {
            return null;
        }
        int prefix = address instanceof Inet4Address ? ipv4Prefix : ipv6Prefix;
        if (prefix == (address instanceof Inet4Address ? 32 : 128)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        for (int bit = prefix; bit < bytes.length * 8; bit++) {
            bytes[bit >> 3] &= (byte) ~(0x80 >> (bit & 7));
        }
        return new Network(bytes);
    }

    private static final class Network {
        private final byte[] bytes;

        Network(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Network network && Arrays.equals(bytes, network.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }
}
