package io.evenkeel.core.key;

import io.evenkeel.core.ByteSequence;

/** The step from a hash to the answer of a {@link HashKey}. */
final class Unsigned {
    private Unsigned() {}

    static long of(KeyHash function, ByteSequence bytes, int from, int to) {
        return Integer.toUnsignedLong(function.hash(bytes, from, to));
    }
}
