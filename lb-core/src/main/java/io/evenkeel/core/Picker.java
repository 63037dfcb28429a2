package io.evenkeel.core;

import org.jspecify.annotations.Nullable;

/** Chooses among the servers of one snapshot. Called by any thread; takes no lock and allocates nothing. */
@FunctionalInterface
public interface Picker {
    /** The chosen server; null when every usable server was {@linkplain PickContext#tried tried} or there is none. */
    @Nullable
    Server pick(PickContext context);
}
