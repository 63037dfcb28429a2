package io.evenkeel.vrrp.protocol;

import java.time.Duration;
import java.util.Optional;

import io.evenkeel.vrrp.packet.HeaderKey;
import io.evenkeel.vrrp.packet.TrailerKeys;

/** How the routers of a virtual router know each other's packets, beyond a version 2 password. Immutable. */
public sealed interface Protection {
    /** Not at all. */
    record None() implements Protection {}

    /** By an authentication header; version 2 and IPv4 only. */
    record Header(HeaderKey key) implements Protection {}

    /**
     * By a signed trailer; version 3 only.
     *
     * @param window how far the sender's time of day may be from ours, 1..300 s; empty to look only at the order of packets,
     *        which lets the last packet of a sender that has gone silent be sent again
     */
    record Trailer(TrailerKeys keys, Mode mode, Optional<Duration> window) implements Protection {
        private static final Duration MAX_WINDOW = Duration.ofMinutes(5);

        /** Checks the window. */
        public Trailer {
            window.ifPresent(time -> {
                if (time.compareTo(Duration.ofSeconds(1)) < 0 || time.compareTo(MAX_WINDOW) > 0) {
                    throw new IllegalArgumentException("timeWindow: " + time.toSeconds() + " s (expected: 1 s..300 s)");
                }
            });
        }
    }

    /** How strict, so that a cluster can be moved to signed packets one router after the other. A bad trailer is always refused. */
    enum Mode {
        /** Signs, and takes only what is signed. */
        ENFORCE,
        /** Signs, and takes what has no trailer too. */
        PERMISSIVE,
        /** Does not sign, and takes what has no trailer too. */
        RECEIVE_ONLY
    }
}
