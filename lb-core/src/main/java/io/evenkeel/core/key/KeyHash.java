package io.evenkeel.core.key;

import io.evenkeel.core.ByteSequence;

/**
 * Makes a 32-bit number of a key. Numbers are unsigned: {@link Integer#remainderUnsigned} and
 * {@link Integer#compareUnsigned} are for them. The functions are HAProxy's, value for value; {@link HashFunction} lists
 * them. Immutable, allocates nothing.
 */
public interface KeyHash {
    /** The number for {@code bytes} from {@code from}, included, to {@code to}, excluded. */
    int hash(ByteSequence bytes, int from, int to);

    /** What becomes of a number that serves as a hash already, such as an address: itself, unless bits are to be mixed. */
    default int hash(int number) {
        return number;
    }

    /** The same, with the bits mixed afterwards, for functions that differ in few bits for similar keys. */
    default KeyHash avalanche() {
        return new Avalanche(this);
    }

    /**
     * Bob Jenkins' integer hash (burtleburtle.net/bob/hash/integer.html), in which every bit of the argument changes about
     * half of those of the result, times a prime near three quarters of the range, as HAProxy places its points on the ring.
     */
    static int mix(int number) {
        int a = number;
        a = (a + 0x7ed55d16) + (a << 12);
        a = (a ^ 0xc761c23c) ^ (a >>> 19);
        a = (a + 0x165667b1) + (a << 5);
        a = (a + 0xd3a2646c) ^ (a << 9);
        a = (a + 0xfd7046c5) + (a << 3);
        a = (a ^ 0xb55a4f09) ^ (a >>> 16);
        return a * 0xc0000001;
    }
}
