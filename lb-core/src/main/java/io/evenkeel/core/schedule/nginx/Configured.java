package io.evenkeel.core.schedule.nginx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Server;
import org.jspecify.annotations.Nullable;

/**
 * All servers with a weight, those that are down included, in one row by weight: a hash picks a place in it, and a server
 * that is down does not move the others' places. While backup servers serve, it is empty.
 */
final class Configured {
    private final Server[] servers;
    private final boolean[] usable;
    private final int[] ends;

    Configured(PoolSnapshot pool) {
        Set<Server> serving = new HashSet<>();
        for (int i = 0; i < pool.size(); i++) {
            serving.add(pool.server(i));
        }
        List<Server> row = new ArrayList<>();
        boolean backup = pool.size() > 0 && pool.server(0).config().backup();
        for (Server server : pool.members()) {
            if (!backup && !server.config().backup() && server.state().weight() > 0) {
                row.add(server);
            }
        }
        servers = row.toArray(Server[]::new);
        usable = new boolean[servers.length];
        ends = new int[servers.length];
        int end = 0;
        for (int i = 0; i < servers.length; i++) {
            usable[i] = serving.contains(servers[i]);
            end += servers[i].state().weight();
            ends[i] = end;
        }
    }

    boolean isEmpty() {
        return servers.length == 0;
    }

    /** The server at the place that a hash says, modulo the weights' sum; null when it is down or was tried. */
    @Nullable
    Server at(long hash, PickContext context) {
        int found = Arrays.binarySearch(ends, (int) (hash % ends[ends.length - 1]));
        int index = found < 0 ? -found - 1 : found + 1;
        return usable[index] && !context.tried(servers[index]) ? servers[index] : null;
    }
}
