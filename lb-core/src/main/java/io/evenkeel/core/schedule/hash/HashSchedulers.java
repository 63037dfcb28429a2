package io.evenkeel.core.schedule.hash;

import io.evenkeel.core.Scheduler;
import io.evenkeel.core.key.HashKey;

/**
 * Consistent hashing beyond HAProxy's and nginx's rings. A request whose server was tried already goes where its key hashes next.
 * To keep popular keys from overloading their server, wrap one in
 * {@link io.evenkeel.core.schedule.wrap.SchedulerWrappers#boundedLoad boundedLoad}.
 */
public final class HashSchedulers {
    /** The size of the small table in the Maglev paper: up to about 600 servers within 1 % of their share. */
    public static final int MAGLEV_TABLE = 65_537;

    private HashSchedulers() {}

    /** Maglev hashing with a table of {@link #MAGLEV_TABLE} slots. */
    public static Scheduler maglev(HashKey key) {
        return maglev(key, MAGLEV_TABLE);
    }

    /**
     * Maglev hashing: one look into a table, the most even spread, and a few more keys than necessary move when a server leaves.
     * Balancers with the same servers agree, whatever happened before.
     *
     * @param tableSize a prime, better a hundred times the number of servers, or the sum of their weights if these differ
     */
    public static Scheduler maglev(HashKey key, int tableSize) {
        return new Maglev(key, tableSize);
    }

    /**
     * Weighted rendezvous hashing: exactly the keys that must move do, and balancers agree. Looks at every server, so it is for
     * some dozens of them.
     */
    public static Scheduler rendezvous(HashKey key) {
        return new Rendezvous(key);
    }

    /**
     * AnchorHash: exactly the keys that must move do, in nearly constant time. Balancers agree only if they saw servers come and
     * go in the same order.
     */
    public static Scheduler anchor(HashKey key) {
        return new AnchorHash(key);
    }
}
