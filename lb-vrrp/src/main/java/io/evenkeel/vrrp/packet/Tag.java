package io.evenkeel.vrrp.packet;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** The proof that a packet was signed: the first bytes of a keyed hash. Immutable; compares in constant time. */
public final class Tag {
    private final byte[] bytes;

    Tag(byte[] source, int offset, int length) {
        bytes = Arrays.copyOfRange(source, offset, offset + length);
    }

    /** A proof of nothing, to be put where the hash is not known yet. */
    static Tag zero(int length) {
        return new Tag(new byte[length], 0, length);
    }

    void writeTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, bytes.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tag tag && MessageDigest.isEqual(bytes, tag.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
