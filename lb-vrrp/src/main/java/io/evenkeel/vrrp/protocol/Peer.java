package io.evenkeel.vrrp.protocol;

import java.net.InetAddress;

/** Whom a backup takes for the active router. */
public sealed interface Peer {
    /** Nobody was heard since we began to listen. */
    record Nobody() implements Peer {}

    /**
     * We were, and have stepped back.
     *
     * @param preemptAt until when we follow whoever takes over, whatever its priority
     */
    record Ourselves(long preemptAt) implements Peer {}

    /** We follow this one. */
    record Followed(InetAddress source, int priority) implements Peer {}

    /** This one owns the addresses, and so do we: we have yielded to it, and go on with a priority of 254. */
    record Owner(InetAddress source) implements Peer {}

    /** This one has resigned; the first whose skew time ends takes over. */
    record Resigned(InetAddress source) implements Peer {}

    /**
     * This one has a lower priority than we, and we are going to take over.
     *
     * @param preemptAt until when we still follow it
     */
    record Lesser(InetAddress source, int priority, long preemptAt) implements Peer {}
}
