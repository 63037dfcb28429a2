package io.evenkeel.vrrp.packet;

/** The Internet checksum, RFC 1071, over one or more pieces of even length. */
public final class InternetChecksum {
    private int sum;

    /** Adds {@code length} bytes; an odd last byte counts as if a zero followed. */
    public InternetChecksum add(byte[] bytes, int offset, int length) {
        int end = offset + length;
        for (int i = offset; i < end; i += 2) {
            int low = i + 1 < end ? bytes[i + 1] & 0xff : 0;
            addWord(((bytes[i] & 0xff) << 8) | low);
        }
        return this;
    }

    /** Adds one 16-bit word. */
    public InternetChecksum addWord(int word) {
        sum += word;
        sum = (sum & 0xffff) + (sum >>> 16);
        return this;
    }

    /** The checksum to write; over bytes that hold their checksum already it is 0 when that is right. */
    public int value() {
        return ~sum & 0xffff;
    }
}
