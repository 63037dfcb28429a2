package io.evenkeel.core.schedule.haproxy;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Server;
import org.jspecify.annotations.Nullable;

/**
 * The numbers by which servers stand on the ring, as HAProxy gives them: 1, 2, ... in the order of the configuration. A server
 * keeps its number while it is in the pool; one that joins gets the lowest free one.
 */
final class ServerIds {
    private final Map<Server, Integer> ids = new HashMap<>();
    private final Map<Server, Integer> rooms = new HashMap<>();

    ServerIds(PoolSnapshot pool, int[] weights, @Nullable ServerIds before) {
        var taken = new BitSet();
        taken.set(0);
        for (Server server : pool.members()) {
            Integer known = before == null ? null : before.ids.get(server);
            if (known != null) {
                ids.put(server, known);
                taken.set(known);
            }
        }
        for (Server server : pool.members()) {
            int known = before == null ? 0 : before.rooms.getOrDefault(server, 0);
            rooms.put(server, Math.max(known, FineWeights.SCALE * server.config().weight()));
        }
        for (int i = 0; i < pool.size(); i++) {
            rooms.merge(pool.server(i), weights[i], Math::max);
        }
        for (Server server : pool.members()) {
            if (!ids.containsKey(server)) {
                int id = taken.nextClearBit(0);
                ids.put(server, id);
                taken.set(id);
            }
        }
    }

    int of(Server server) {
        return Objects.requireNonNull(ids.get(server));
    }

    /** The largest weight in sixteenths that a server has had, for which it has points ready; 0 when it is not in the pool. */
    int room(Server server) {
        return rooms.getOrDefault(server, 0);
    }
}
