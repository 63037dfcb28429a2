package io.evenkeel.core.schedule.nginx;

import io.evenkeel.core.ByteSequence;
import io.evenkeel.core.key.Crc32;
import io.evenkeel.core.key.KeyHash;

/**
 * CRC-32 behind a number in decimal digits, as memcached clients hash a key again. An address counts as its four bytes, nginx'
 * {@code $binary_remote_addr}.
 *
 * @param start the CRC of the digits
 */
record PrefixedCrc32(int start) implements KeyHash {
    /** Without a number. */
    static final PrefixedCrc32 PLAIN = new PrefixedCrc32(Crc32.START);

    /** Behind {@code number}, or without one when it is 0. */
    static PrefixedCrc32 behind(int number) {
        if (number == 0) {
            return PLAIN;
        }
        ByteSequence digits = ByteSequence.of(Integer.toString(number));
        return new PrefixedCrc32(Crc32.update(Crc32.START, digits, 0, digits.length()));
    }

    @Override
    public int hash(ByteSequence bytes, int from, int to) {
        return Crc32.finish(Crc32.update(start, bytes, from, to));
    }

    @Override
    public int hash(int number) {
        int crc = start;
        for (int shift = 24; shift >= 0; shift -= 8) {
            crc = Crc32.update(crc, number >>> shift & 0xff);
        }
        return Crc32.finish(crc);
    }
}
