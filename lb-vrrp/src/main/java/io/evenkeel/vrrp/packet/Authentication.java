package io.evenkeel.vrrp.packet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a version 2 advertisement says of its authentication (RFC 2338 section 5.3.6). Immutable. */
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
            return new Password(ByteBuffer.wrap(Authentication.field(text)).getLong());
        }

        /** Never the password: this ends in logs. */
        @Override
        public String toString() {
            return "Password[...]";
        }
    }

    /** The datagram has an authentication header, type 2. */
    record Header() implements Authentication {}

    /** A password padded with zeros; throws {@link IllegalArgumentException} unless it takes 1..8 bytes. */
    static byte[] field(String password) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0 || bytes.length > MAX_PASSWORD_BYTES) {
            throw new IllegalArgumentException("password: " + bytes.length + " bytes (expected: 1.."
                    + MAX_PASSWORD_BYTES + ", a VRRP version 2 packet has room for no more)");
        }
        return ByteBuffer.allocate(MAX_PASSWORD_BYTES).put(bytes).array();
    }
}
