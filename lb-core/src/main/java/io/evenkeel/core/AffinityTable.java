package io.evenkeel.core;

import org.jspecify.annotations.Nullable;

/** What a pool remembers under its {@link Affinity}. For any thread; looking up takes no lock. */
public interface AffinityTable {
    /** The entry for this request; null when there is none or the request has no key. */
    @Nullable
    AffinityEntry find(PickContext context);

    /**
     * Remembers {@code server} for this request, unless somebody else has been quicker.
     *
     * @param stale the entry that {@link #find} gave and that is of no use any more; null if it gave none
     * @return the new entry, or null when there is none: no key, or somebody was quicker
     */
    @Nullable
    AffinityEntry remember(PickContext context, Server server, @Nullable AffinityEntry stale);

    /** Whether an entry still holds when its server is quiesced: drained or with weight 0. */
    boolean holdsWhenQuiesced();

    /** How many entries there are, roughly. */
    long size();
}
