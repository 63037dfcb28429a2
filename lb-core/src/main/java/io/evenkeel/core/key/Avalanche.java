package io.evenkeel.core.key;

import io.evenkeel.core.ByteSequence;

/** A function followed by {@link KeyHash#mix}: HAProxy's modifier {@code avalanche}. */
record Avalanche(KeyHash function) implements KeyHash {
    @Override
    public int hash(ByteSequence bytes, int from, int to) {
        return KeyHash.mix(function.hash(bytes, from, to));
    }

    @Override
    public int hash(int number) {
        return KeyHash.mix(function.hash(number));
    }

    @Override
    public KeyHash avalanche() {
        return this;
    }

    @Override
    public String toString() {
        return function + " avalanche";
    }
}
