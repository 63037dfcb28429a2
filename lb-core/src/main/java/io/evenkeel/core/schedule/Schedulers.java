package io.evenkeel.core.schedule;

import io.evenkeel.core.Scheduler;

/** The catalogue of schedulers. */
public final class Schedulers {
    private Schedulers() {}

    /** Each server in turn, as often as its weight says, in HAProxy's order: {@link WeightedRoundRobin}. */
    public static Scheduler roundRobin() {
        return WeightedRoundRobin.INSTANCE;
    }

    /** The server with the fewest requests under way in relation to its weight: {@link LeastConnections}. */
    public static Scheduler leastConnections() {
        return LeastConnections.INSTANCE;
    }
}
