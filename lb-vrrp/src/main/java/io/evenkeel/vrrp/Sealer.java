package io.evenkeel.vrrp;

import java.time.Instant;

import io.evenkeel.core.time.Clock;
import io.evenkeel.vrrp.packet.Decoded.Datagram;
import io.evenkeel.vrrp.protocol.Protection;

/** Signs what one virtual router sends, and counts it. Driver thread only. */
final class Sealer {
    private static final int MAX_IDENTIFICATION = 0xffff;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Clock clock;
    private int headerSequence;
    private long trailerSequence;

    Sealer(Clock clock) {
        this.clock = clock;
        // Grows by about one a second, and goes on growing after a restart: keepalived drops what does not.
        this.headerSequence = (int) clock.now().getEpochSecond();
    }

    /** The identification for the next packet: the kernel may choose it unless it is signed. */
    int identification(Protection protection) {
        return protection instanceof Protection.Header ? 1 + Integer.remainderUnsigned(headerSequence, MAX_IDENTIFICATION) : 0;
    }

    Datagram seal(Protection protection, Datagram datagram) {
        return switch (protection) {
            case Protection.None() -> datagram;
            case Protection.Header(var key) -> key.sign(datagram, ++headerSequence);
            case Protection.Trailer(var keys, var mode, var window) -> mode == Protection.Mode.RECEIVE_ONLY ? datagram
                    : keys.sign(datagram, nextTrailerSequence());
        };
    }

    /** The time of day, so that it goes on growing after a restart; one more than the last where the clock stands. */
    private long nextTrailerSequence() {
        Instant now = clock.now();
        long fraction = ((long) now.getNano() << 16) / NANOS_PER_SECOND;
        long bySeconds = (now.getEpochSecond() << 32) | (fraction << 16);
        trailerSequence = bySeconds - trailerSequence > 0 || trailerSequence == 0 ? bySeconds : trailerSequence + 1;
        return trailerSequence;
    }
}
