package io.evenkeel.core;

import org.jspecify.annotations.Nullable;

/**
 * A way to choose a server. A custom one is a few lines: it need not know about slots, retries or leases.
 *
 * <p>A scheduler is a value: two that behave alike should be equal, so that an unchanged configuration is seen as such.
 */
@FunctionalInterface
public interface Scheduler {
    /**
     * Makes the picker for a new snapshot. Called rarely, and serially per pool.
     *
     * @param pool the usable servers
     * @param previous the picker that this one replaces, from which it may take its cursor over; null at first
     */
    Picker picker(PoolSnapshot pool, @Nullable Picker previous);

    /**
     * Whether its pickers look into {@link PickContext#body}, so that whoever asks waits for the body or the first bytes of the
     * stream; default false.
     */
    default boolean readsBody() {
        return false;
    }
}
