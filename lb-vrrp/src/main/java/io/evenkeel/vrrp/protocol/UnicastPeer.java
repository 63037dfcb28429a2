package io.evenkeel.vrrp.protocol;

import java.net.InetAddress;

/**
 * Another router of a virtual router that is reached by its own address. Immutable.
 *
 * @param minTtl the least time to live its packets may arrive with, 0..255; 0 takes any. 255 admits only the same link,
 *        254 one router in between
 * @param maxTtl the greatest, {@code minTtl}..255
 */
public record UnicastPeer(InetAddress address, int minTtl, int maxTtl) {
    /** Checks the values. */
    public UnicastPeer {
        if (address.isMulticastAddress() || address.isAnyLocalAddress()) {
            throw new IllegalArgumentException(
                    "unicastPeer: " + address.getHostAddress() + " (expected: the address of one host)");
        }
        require("minTtl", minTtl, 0);
        require("maxTtl", maxTtl, minTtl);
    }

    /** The peer {@code literal}, from however far. */
    public static UnicastPeer of(String literal) {
        try {
            return new UnicastPeer(InetAddress.ofLiteral(literal), 0, Delivery.MAX_TTL);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("unicastPeer: " + literal + " (expected: the address of one host)", e);
        }
    }

    /** The same, but its packets must arrive with at least this time to live. */
    public UnicastPeer minTtl(int least) {
        return new UnicastPeer(address, least, maxTtl);
    }

    /** The same, but its packets must arrive with at most this time to live. */
    public UnicastPeer maxTtl(int greatest) {
        return new UnicastPeer(address, minTtl, greatest);
    }

    /** Whether it matters with which time to live packets arrive. */
    public boolean limitsTtl() {
        return minTtl > 0 || maxTtl < Delivery.MAX_TTL;
    }

    private static void require(String name, int ttl, int least) {
        if (ttl < least || ttl > Delivery.MAX_TTL) {
            throw new IllegalArgumentException(name + ": " + ttl + " (expected: " + least + "..255)");
        }
    }
}
