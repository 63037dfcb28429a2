package io.evenkeel.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;

/**
 * The servers of a pool that may be chosen at one moment, with their weights, in the order of the configuration: the usable
 * ones, or while there is none, the usable backup servers. Immutable.
 */
public final class PoolSnapshot {
    private final long version;
    private final List<Server> members;
    private final Server[] servers;
    private final int[] weights;
    private final int totalWeight;

    private PoolSnapshot(long version, List<Server> members, Server[] servers, int[] weights) {
        this.version = version;
        this.members = members;
        this.servers = servers;
        this.weights = weights;
        int total = 0;
        for (int weight : weights) {
            total += weight;
        }
        this.totalWeight = total;
    }

    static PoolSnapshot of(long version, List<Server> members, boolean allBackups) {
        List<Server> usable = members.stream().filter(server -> server.state().usable()).toList();
        List<Server> chosen = usable.stream().filter(server -> !server.config().backup()).toList();
        if (chosen.isEmpty()) {
            chosen = allBackups || usable.isEmpty() ? usable : usable.subList(0, 1);
        }
        Server[] servers = chosen.toArray(Server[]::new);
        int[] weights = new int[servers.length];
        for (int i = 0; i < servers.length; i++) {
            weights[i] = servers[i].state().effectiveWeight();
        }
        return new PoolSnapshot(version, members, servers, weights);
    }

    /** Counts up with every change of the pool. */
    public long version() {
        return version;
    }

    /** All servers of the pool, usable or not, in the order of the configuration. */
    public List<Server> members() {
        return members;
    }

    /** How many servers may be chosen. */
    public int size() {
        return servers.length;
    }

    /** The server at {@code index}, 0 to {@code size() - 1}. */
    public Server server(int index) {
        return servers[index];
    }

    /** Whether servers that are not {@linkplain ServerConfig#backup backup} may be chosen. */
    boolean hasPrimary() {
        return servers.length > 0 && !servers[0].config().backup();
    }

    /** Its effective weight, at least 1. */
    public int weight(int index) {
        return weights[index];
    }

    /** The sum of the weights. */
    public int totalWeight() {
        return totalWeight;
    }

    /** The same moment with some of the servers only, for schedulers that narrow the choice of another one. */
    public PoolSnapshot only(IntPredicate keep) {
        return reweighted(index -> keep.test(index) ? weights[index] : 0);
    }

    /**
     * The same moment with other weights, for schedulers that correct the weights of another one.
     *
     * @param weight from the index to the weight; a server with weight 0 is left out
     */
    public PoolSnapshot reweighted(IntUnaryOperator weight) {
        List<Server> kept = new ArrayList<>(servers.length);
        int[] keptWeights = new int[servers.length];
        for (int i = 0; i < servers.length; i++) {
            int changed = weight.applyAsInt(i);
            if (changed > 0) {
                keptWeights[kept.size()] = changed;
                kept.add(servers[i]);
            }
        }
        return new PoolSnapshot(version, members, kept.toArray(Server[]::new), Arrays.copyOf(keptWeights, kept.size()));
    }

    /**
     * The same moment with more of the {@link #members}, for schedulers that would rather try an unusable server than none.
     *
     * @param weight of a member that may not be chosen at present; with 0 it stays out
     */
    public PoolSnapshot including(ToIntFunction<Server> weight) {
        IdentityHashMap<Server, Integer> present = new IdentityHashMap<>();
        for (int i = 0; i < servers.length; i++) {
            present.put(servers[i], weights[i]);
        }
        List<Server> chosen = new ArrayList<>();
        int[] chosenWeights = new int[members.size()];
        for (Server member : members) {
            Integer known = present.get(member);
            int share = known == null ? weight.applyAsInt(member) : known;
            if (share > 0) {
                chosenWeights[chosen.size()] = share;
                chosen.add(member);
            }
        }
        return new PoolSnapshot(version, members, chosen.toArray(Server[]::new), Arrays.copyOf(chosenWeights, chosen.size()));
    }
}
