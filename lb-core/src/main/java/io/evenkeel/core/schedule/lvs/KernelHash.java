package io.evenkeel.core.schedule.lvs;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

import io.evenkeel.core.key.IpAddresses;
import org.jspecify.annotations.Nullable;

/** The kernel's hash functions, as its schedulers use them on 64-bit machines. */
final class KernelHash {
    private static final int GOLDEN_RATIO = 0x61C88647;

    private KernelHash() {}

    /** {@code hash_32}: the upper {@code bits} bits of a multiplication by the golden ratio. */
    static int hash32(int value, int bits) {
        return (value * GOLDEN_RATIO) >>> (Integer.SIZE - bits);
    }

    /** {@code hsiphash_1u32}, which is SipHash-1-3 cut to 32 bits, with a key of twice the same word. */
    static int sipHash(int value, long key) {
        long block = (4L << 56) | (value & 0xFFFF_FFFFL);
        long v0 = 0x736f6d6570736575L ^ key;
        long v1 = 0x646f72616e646f6dL ^ key;
        long v2 = 0x6c7967656e657261L ^ key;
        long v3 = 0x7465646279746573L ^ key ^ block;
        for (int round = 0; round < 4; round++) {
            v0 += v1;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v3;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 += v3;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 += v1;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v2 = Long.rotateLeft(v2, 32);
            if (round == 0) {
                v0 ^= block;
                v2 ^= 0xFF;
            }
        }
        return (int) (v0 ^ v1 ^ v2 ^ v3);
    }

    /**
     * An address as one word: that of IPv4, the four of IPv6 folded by exclusive or, and 0 for none. For IPv6 it allocates a
     * copy of the 16 bytes; for IPv4 nothing.
     */
    static int fold(@Nullable InetSocketAddress address) {
        InetAddress host = address == null ? null : address.getAddress();
        if (host == null) {
            return 0;
        }
        if (host instanceof Inet4Address) {
            return IpAddresses.ipv4(host);
        }
        byte[] bytes = host.getAddress();
        int folded = 0;
        for (int at = 0; at < bytes.length; at += 4) {
            folded ^= IpAddresses.word(bytes, at);
        }
        return folded;
    }

    /** The port, and 0 where there is no address. */
    static int port(@Nullable InetSocketAddress address) {
        return address == null ? 0 : address.getPort();
    }
}
