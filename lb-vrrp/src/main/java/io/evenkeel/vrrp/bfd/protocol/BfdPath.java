package io.evenkeel.vrrp.bfd.protocol;

import io.evenkeel.core.validation.Expect;

/**
 * How the two ends of a session reach each other. Immutable.
 *
 * @param port UDP port at both ends, 3784 or 4784
 * @param ttl time to live, or hop limit, of what is sent, 1..255
 * @param maxHops how much of {@code ttl} may be missing in what is received, 0..255; from {@code ttl} on it does not matter
 */
public record BfdPath(int port, int ttl, int maxHops) {
    /** UDP port of sessions on one link (RFC 5881 section 4). */
    public static final int SINGLE_HOP_PORT = 3784;
    /** UDP port of sessions over routers (RFC 5883 section 5). */
    public static final int MULTIHOP_PORT = 4784;
    /** Both on one link: nobody from elsewhere can take part (RFC 5881 section 5). */
    public static final BfdPath SINGLE_HOP = new BfdPath(SINGLE_HOP_PORT, 255, 0);

    private static final int MOST = 255;

    /** Checks the numbers. */
    public BfdPath {
        if (port != SINGLE_HOP_PORT && port != MULTIHOP_PORT) {
            throw Expect.unexpected("port", port, SINGLE_HOP_PORT + " or " + MULTIHOP_PORT);
        }
        Expect.inRange("ttl", ttl, 1, MOST);
        Expect.inRange("maxHops", maxHops, 0, MOST);
    }

    /** Over at most {@code maxHops} routers, 0..255 (RFC 5883). */
    public static BfdPath multihop(int maxHops) {
        return new BfdPath(MULTIHOP_PORT, MOST, maxHops);
    }

    /** Whether a packet that arrived with that time to live may be believed; as keepalived, more than {@link #ttl} may be left. */
    public boolean admits(int received) {
        return received >= ttl - maxHops;
    }
}
