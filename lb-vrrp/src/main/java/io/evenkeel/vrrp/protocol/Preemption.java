package io.evenkeel.vrrp.protocol;

import java.time.Duration;

/** Whether a backup takes over from an active router of lower priority: Preempt_Mode of RFC 9568 section 6.1. */
public sealed interface Preemption {
    /** It leaves such a router alone. */
    record Never() implements Preemption {}

    /**
     * It takes over.
     *
     * @param delay how long it listens to such a router before; zero does not wait
     */
    record After(Duration delay) implements Preemption {}
}
