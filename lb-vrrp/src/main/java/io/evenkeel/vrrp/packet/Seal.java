package io.evenkeel.vrrp.packet;

/** What a datagram carries besides the advertisement to show who made it. Immutable. */
public sealed interface Seal {
    /** Nothing. A version 2 password stands in the advertisement itself. */
    record None() implements Seal {}

    /**
     * An authentication header between IP and VRRP (RFC 2402, RFC 2403), IPv4 and version 2 only. {@link HeaderKey} makes and
     * checks it.
     *
     * @param securityParameters the SPI; keepalived puts the source address here
     * @param sequence counts the sender's packets
     * @param icv the first 12 bytes of an HMAC-MD5
     */
    record Header(int securityParameters, int sequence, Tag icv) implements Seal {
        static final int LENGTH = 24;
        static final int ICV_LENGTH = 12;
    }

    /**
     * A trailer after the VRRP message, version 3 only, as keepalived 2.4 has it (draft-cassen-vrrp-auth-hmac).
     * {@link TrailerKeys} makes and checks it.
     *
     * @param keyId which of the keys that both sides know, 0..255
     * @param sequence grows with each packet; the upper 32 bits are seconds of the sender's time of day, then 16 bits of
     *        fraction and 16 of a counter
     * @param hmac the first 16 bytes of an HMAC-SHA-256
     */
    record Trailer(int keyId, long sequence, Tag hmac) implements Seal {
        static final int LENGTH = 28;
        static final int HMAC_LENGTH = 16;
        static final int TYPE = 1;

        /** When the sender signed it, seconds since 1970 modulo 2^32. */
        public long seconds() {
            return sequence >>> 32;
        }
    }
}
