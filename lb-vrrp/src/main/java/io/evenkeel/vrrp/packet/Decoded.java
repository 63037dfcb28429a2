package io.evenkeel.vrrp.packet;

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

/** What came out of the bytes of one datagram: an advertisement, or the reason why it is none. */
public sealed interface Decoded {
    /**
     * An advertisement with what its IP header says.
     *
     * @param identification IPv4: the header's identification, 0 in a sent packet lets the kernel choose; IPv6: the flow
     *        label
     * @param ttl time to live, or hop limit
     * @param seal what shows who made it; not checked yet
     */
    record Datagram(int identification, InetAddress source, InetAddress destination, int ttl, Advertisement advertisement,
            Seal seal) implements Decoded {
        /** The same with another seal. */
        public Datagram sealed(Seal other) {
            return new Datagram(identification, source, destination, ttl, advertisement, other);
        }
    }

    /**
     * The bytes were refused.
     *
     * @param source who sent them; null when they are no IP
     * @param virtualRouterId the VRID; 0 when it was not reached
     * @param text the reason for a person, without the sender
     */
    record Fault(DropReason reason, @Nullable InetAddress source, int virtualRouterId, String text) implements Decoded {}
}
