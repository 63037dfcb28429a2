package io.evenkeel.core;

import java.nio.charset.StandardCharsets;

/**
 * Bytes of a request that a key is made of, seen without copying: a slice of a network buffer, an array, a text. Valid only
 * during the call that hands it over.
 */
public interface ByteSequence {
    /** How many bytes. */
    int length();

    /** The byte at {@code index}, 0 to {@code length() - 1}. */
    byte byteAt(int index);

    /** The bytes of {@code array}, not copied. */
    static ByteSequence of(byte[] array) {
        return new ByteSequence() {
            @Override
            public int length() {
                return array.length;
            }

            @Override
            public byte byteAt(int index) {
                return array[index];
            }
        };
    }

    /** The UTF-8 bytes of {@code text}. */
    static ByteSequence of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }
}
