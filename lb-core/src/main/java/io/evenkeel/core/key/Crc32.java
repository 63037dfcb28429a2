package io.evenkeel.core.key;

import io.evenkeel.core.ByteSequence;

/** The CRC of IEEE 802.3, step by step, for keys that are made of several parts. */
public final class Crc32 {
    /** Before the first byte. */
    public static final int START = -1;

    private static final int[] TABLE = new int[256];

    static {
        for (int i = 0; i < TABLE.length; i++) {
            int crc = i;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ 0xedb88320;
            }
            TABLE[i] = crc;
        }
    }

    private Crc32() {}

    /** After one more byte. */
    public static int update(int crc, int octet) {
        return (crc >>> 8) ^ TABLE[(crc ^ octet) & 0xff];
    }

    /** After some more bytes. */
    public static int update(int crc, ByteSequence bytes, int from, int to) {
        int next = crc;
        for (int i = from; i < to; i++) {
            next = update(next, bytes.byteAt(i));
        }
        return next;
    }

    /** The value, after the last byte. */
    public static int finish(int crc) {
        return ~crc;
    }
}
