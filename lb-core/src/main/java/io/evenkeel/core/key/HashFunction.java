package io.evenkeel.core.key;

import java.util.Locale;

import io.evenkeel.core.ByteSequence;

/** HAProxy's hash functions. */
public enum HashFunction implements KeyHash {
    /** That of the sdbm database library: HAProxy's default. */
    SDBM {
        @Override
        public int hash(ByteSequence bytes, int from, int to) {
            int hash = 0;
            for (int i = from; i < to; i++) {
                hash = (bytes.byteAt(i) & 0xff) + (hash << 6) + (hash << 16) - hash;
            }
            return hash;
        }
    },
    /** Daniel J. Bernstein's, with addition. */
    DJB2 {
        @Override
        public int hash(ByteSequence bytes, int from, int to) {
            int hash = 5381;
            for (int i = from; i < to; i++) {
                hash = hash * 33 + (bytes.byteAt(i) & 0xff);
            }
            return hash;
        }
    },
    /** That of HAProxy's author, by rotations which the data choose. */
    WT6 {
        @Override
        public int hash(ByteSequence bytes, int from, int to) {
            int low = 0xa53c965a;
            int high = 0x5ca6953a;
            int lowTurn = 6;
            int highTurn = 18;
            for (int i = from; i < to; i++) {
                int octet = bytes.byteAt(i) & 0xff;
                int turned = Integer.rotateLeft(~(high + octet), lowTurn);
                high = Integer.rotateLeft(~(low ^ octet), highTurn);
                low = turned;
                int turns = ((low >>> 16) ^ high) & 0xffff;
                lowTurn = turns & 0x1f;
                highTurn = turns >>> 11;
            }
            return low ^ high;
        }
    },
    /** The CRC of Ethernet, gzip and PNG. */
    CRC32 {
        @Override
        public int hash(ByteSequence bytes, int from, int to) {
            return Crc32.finish(Crc32.update(Crc32.START, bytes, from, to));
        }
    },
    /** None: the key is a decimal number, which is taken as the hash; what does not begin with a digit counts as 0. */
    NONE {
        @Override
        public int hash(ByteSequence bytes, int from, int to) {
            int number = 0;
            for (int i = from; i < to && bytes.byteAt(i) >= '0' && bytes.byteAt(i) <= '9'; i++) {
                number = number * 10 + bytes.byteAt(i) - '0';
            }
            return number;
        }
    };

    /** As in {@code haproxy.cfg}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
