package io.evenkeel.vrrp.packet;

import java.net.InetAddress;

/** What came out of the bytes of one IPv4 datagram: an advertisement, or the reason why it is none. */
public sealed interface Decoded {
    /**
     * An advertisement with what its IP header says.
     *
     * @param identification the IP header's identification; 0 in a sent packet lets the kernel choose
     */
    record Datagram(int identification, InetAddress source, InetAddress destination, Advertisement advertisement)
            implements
                Decoded {}

    /** Why the bytes were refused (RFC 9568 section 7.1). */
    sealed interface Fault extends Decoded {
        /** The reason for a person, without the sender. */
        String text();
    }

    /** Not an IPv4 datagram, or cut off. */
    record NotIpv4(int length) implements Fault {
        @Override
        public String text() {
            return "not a whole IPv4 datagram (" + length + " bytes)";
        }
    }

    /** Another protocol than VRRP. */
    record NotVrrp(int protocol) implements Fault {
        @Override
        public String text() {
            return "IP protocol " + protocol + " (expected: 112)";
        }
    }

    /** It has crossed a router, or somebody wants us to believe that it has not. */
    record WrongTtl(InetAddress source, int ttl) implements Fault {
        @Override
        public String text() {
            return "TTL " + ttl + " (expected: 255)";
        }
    }

    /** A version or type that nobody has defined, or no VRRP at all. */
    record UnknownKind(InetAddress source, int version, int type) implements Fault {
        @Override
        public String text() {
            return "version " + version + " type " + type + " (expected: version 2 or 3, type 1)";
        }
    }

    /** The address count and the length do not agree. */
    record WrongLength(InetAddress source, int virtualRouterId, int length, int expected) implements Fault {
        @Override
        public String text() {
            return "vrid " + virtualRouterId + ": " + length + " bytes (expected: " + expected + ")";
        }
    }

    /** Damaged on the way, or made with another rule. */
    record WrongChecksum(InetAddress source, int virtualRouterId, int checksum) implements Fault {
        @Override
        public String text() {
            return "vrid " + virtualRouterId + ": wrong checksum 0x%04x".formatted(checksum);
        }
    }

    /** A field holds what it must not: no addresses, or an interval of zero. */
    record ZeroField(InetAddress source, int virtualRouterId, String field) implements Fault {
        @Override
        public String text() {
            return "vrid " + virtualRouterId + ": " + field + " 0 (expected: at least 1)";
        }
    }

    /** An authentication type other than none and password. */
    record UnknownAuthentication(InetAddress source, int virtualRouterId, int type) implements Fault {
        @Override
        public String text() {
            return "vrid " + virtualRouterId + ": authentication type " + type + " (expected: 0 or 1)";
        }
    }
}
