package io.evenkeel.vrrp.protocol;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/** How advertisements reach the other routers of a virtual router. Immutable. */
public sealed interface Delivery {
    /** The time to live (hop limit) that a packet has which has crossed no router. */
    int MAX_TTL = 255;

    /** Where an advertisement has to be sent. */
    List<InetAddress> destinations();

    /** The time to live, or hop limit, to send with. */
    int ttl();

    /**
     * To everybody on the link (RFC 9568 section 5.1).
     *
     * @param group {@link io.evenkeel.vrrp.packet.IpFamily#group} unless another is agreed upon
     */
    record Multicast(InetAddress group) implements Delivery {
        /** Checks that it is a group. */
        public Multicast {
            if (!group.isMulticastAddress()) {
                throw new IllegalArgumentException(
                        "multicastGroup: " + group.getHostAddress() + " (expected: a multicast address)");
            }
        }

        @Override
        public List<InetAddress> destinations() {
            return List.of(group);
        }

        @Override
        public int ttl() {
            return MAX_TTL;
        }
    }

    /**
     * To each of the others by its own address, as keepalived does where there is no multicast.
     *
     * @param peers the others; without any the virtual router takes no part
     * @param ttl 1..255
     * @param checkSource whether to drop what comes from somebody else
     */
    record Unicast(List<UnicastPeer> peers, int ttl, boolean checkSource) implements Delivery {
        /** Checks the values. */
        public Unicast {
            peers = List.copyOf(peers);
            if (ttl < 1 || ttl > MAX_TTL) {
                throw new IllegalArgumentException("unicastTtl: " + ttl + " (expected: 1..255)");
            }
        }

        /** The same with one more peer. */
        public Unicast with(UnicastPeer peer) {
            return new Unicast(Stream.concat(peers.stream(), Stream.of(peer)).toList(), ttl, checkSource);
        }

        @Override
        public List<InetAddress> destinations() {
            return peers.stream().map(UnicastPeer::address).toList();
        }
    }
}
