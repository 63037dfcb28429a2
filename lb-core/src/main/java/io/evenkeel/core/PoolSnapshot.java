package io.evenkeel.core;

import java.util.List;

/** The usable servers of a pool at one moment, in the order of the configuration. Immutable. */
public final class PoolSnapshot {
    private final long version;
    private final Server[] servers;
    private final int[] weights;
    private final int totalWeight;

    PoolSnapshot(long version, List<Server> all) {
        this.version = version;
        this.servers = all.stream().filter(server -> server.state().usable()).toArray(Server[]::new);
        this.weights = new int[servers.length];
        int total = 0;
        for (int i = 0; i < servers.length; i++) {
            weights[i] = servers[i].state().effectiveWeight();
            total += weights[i];
        }
        this.totalWeight = total;
    }

    /** Counts up with every change of the pool. */
    public long version() {
        return version;
    }

    /** How many servers are usable. */
    public int size() {
        return servers.length;
    }

    /** The usable server at {@code index}, 0 to {@code size() - 1}. */
    public Server server(int index) {
        return servers[index];
    }

    /** Its effective weight, at least 1. */
    public int weight(int index) {
        return weights[index];
    }

    /** The sum of the weights. */
    public int totalWeight() {
        return totalWeight;
    }
}
