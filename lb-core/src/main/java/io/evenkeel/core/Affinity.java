package io.evenkeel.core;

import io.evenkeel.core.time.Clock;

/**
 * Sends a client, or whatever else a key stands for, to the server that it was sent to before. The catalogue is
 * {@link io.evenkeel.core.affinity.TableAffinity}.
 *
 * <p>An affinity is a value: two that behave alike should be equal, so that a pool whose configuration is replaced keeps what it
 * remembers.
 */
@FunctionalInterface
public interface Affinity {
    /** Makes the empty table of a pool. */
    AffinityTable table(Clock clock);
}
