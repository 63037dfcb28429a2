package io.evenkeel.vrrp.protocol;

import java.time.Duration;
import java.util.OptionalInt;

/** Whether a backup takes over from an active router of lower priority: Preempt_Mode of RFC 9568 section 6.1. */
public sealed interface Preemption {
    /** The highest priority of a router that does not own the addresses. */
    int MAX_OTHER = 254;

    /**
     * It leaves such a router alone.
     *
     * @param highestOther the highest priority that any other router can have, 1..254. An active router that was held up so
     *        long that one of that priority has taken over lets go of the addresses, which it would not get back by its own
     *        priority; empty: the others are taken to be as patient as we
     */
    record Never(OptionalInt highestOther) implements Preemption {
        /** Checks the number. */
        public Never {
            if (highestOther.isPresent() && (highestOther.getAsInt() < 1 || highestOther.getAsInt() > MAX_OTHER)) {
                throw new IllegalArgumentException(
                        "highestOtherPriority: " + highestOther.getAsInt() + " (expected: 1.." + MAX_OTHER + ")");
            }
        }

        /** Of the others nothing is known. */
        public Never() {
            this(OptionalInt.empty());
        }
    }

    /**
     * It takes over.
     *
     * @param delay how long it listens to such a router before; zero does not wait
     */
    record After(Duration delay) implements Preemption {}
}
