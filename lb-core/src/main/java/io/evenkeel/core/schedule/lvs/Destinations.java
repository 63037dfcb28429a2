package io.evenkeel.core.schedule.lvs;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import io.evenkeel.core.AdministrativeState;
import io.evenkeel.core.Health;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Server;

/**
 * The servers of a pool as the kernel lists the destinations of a virtual service: those that may be chosen, and, with
 * weight 0, those that are quiesced (weight 0 or drained). Servers that are down or in maintenance are not on the list, as
 * after Keepalived has removed them. Immutable.
 */
final class Destinations {
    private final Server[] servers;
    private final int[] weights;
    private final Map<Server, Integer> indices = new HashMap<>();
    /** Whether all of them have a weight and none can be overloaded. */
    private final boolean open;

    private Destinations(Server[] servers, int[] weights) {
        this.servers = servers;
        this.weights = weights;
        for (int i = 0; i < servers.length; i++) {
            indices.put(servers[i], i);
        }
        this.open = Arrays.stream(weights).allMatch(weight -> weight > 0)
                && Arrays.stream(servers).allMatch(server -> server.config().thresholds().upper() == 0);
    }

    static Destinations of(PoolSnapshot pool) {
        Map<Server, Integer> choosable = new HashMap<>();
        for (int i = 0; i < pool.size(); i++) {
            choosable.put(pool.server(i), pool.weight(i));
        }
        var servers = new Server[pool.members().size()];
        var weights = new int[servers.length];
        int size = 0;
        for (Server server : pool.members()) {
            Integer weight = choosable.get(server);
            if (weight != null || quiesced(server)) {
                weights[size] = weight == null ? 0 : weight;
                servers[size++] = server;
            }
        }
        return new Destinations(Arrays.copyOf(servers, size), Arrays.copyOf(weights, size));
    }

    private static boolean quiesced(Server server) {
        return !server.state().usable() && !server.config().backup() && server.state().health() != Health.DOWN
                && server.state().wish() != AdministrativeState.MAINTENANCE;
    }

    int size() {
        return servers.length;
    }

    Server server(int index) {
        return servers[index];
    }

    int weight(int index) {
        return weights[index];
    }

    /** Where a server stands on the list, or -1. */
    int indexOf(Server server) {
        Integer index = indices.get(server);
        return index == null ? -1 : index;
    }

    /** Whether a new connection may go there: it has a weight, is not overloaded and was not tried. */
    boolean available(int index, PickContext context) {
        return (open || (weights[index] > 0 && !servers[index].overloaded())) && !context.tried(servers[index]);
    }

    /** What its connections cost, as the kernel reckons: an active one as much as 256 inactive ones. */
    static long overhead(Server server) {
        return ((long) server.active() << 8) + server.inactive();
    }

    boolean sameAs(Destinations other) {
        return Arrays.equals(servers, other.servers) && Arrays.equals(weights, other.weights);
    }

    /**
     * Where {@code cursor} of an older list stands on this one: at the same server or, if that has left, at the nearest one
     * before it that stays; -1, the head of the list, when there is none.
     */
    int carriedOver(Destinations older, int cursor) {
        for (int i = cursor; i >= 0; i--) {
            int index = indexOf(older.servers[i]);
            if (index >= 0) {
                return index;
            }
        }
        return -1;
    }

    int greatestWeight() {
        int greatest = 0;
        for (int weight : weights) {
            greatest = Math.max(greatest, weight);
        }
        return greatest;
    }

    /** The greatest common divisor of the weights that are not 0; 0 when there is none. */
    static int commonDivisor(int[] weights) {
        int divisor = 0;
        for (int weight : weights) {
            int rest = weight;
            while (rest != 0) {
                int next = divisor % rest;
                divisor = rest;
                rest = next;
            }
        }
        return divisor;
    }

    int commonDivisor() {
        return commonDivisor(weights);
    }
}
