package io.evenkeel.vrrp.packet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** How a version 2 advertisement shows that it belongs (RFC 2338 section 5.3.6). Immutable. */
public sealed interface Authentication {
    /** Longest password, bytes: the field on the wire. */
    int MAX_PASSWORD_BYTES = 8;

    /** No authentication, type 0. */
    record None() implements Authentication {}

    /**
     * A clear text password, type 1. It keeps two clusters apart that share a VRID by mistake; it protects nothing.
     *
     * @param field the eight bytes on the wire, padded with zeros
     */
    record Password(long field) implements Authentication {
        /** The password {@code text} in UTF-8; throws {@link IllegalArgumentException} unless it takes 1..8 bytes. */
        public static Password of(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (bytes.length == 0 || bytes.length > MAX_PASSWORD_BYTES) {
                throw new IllegalArgumentException("password: " + bytes.length + " bytes (expected: 1.."
                        + MAX_PASSWORD_BYTES + ", a VRRP version 2 packet has room for no more)");
            }
            return new Password(ByteBuffer.allocate(Long.BYTES).put(bytes).getLong(0));
        }

        /** Never the password: this ends in logs. */
        @Override
        public String toString() {
            return "Password[...]";
        }
    }
}
