package io.evenkeel.core.schedule.lvs;

import java.util.Arrays;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.Server;

/** The servers that one destination has under {@code lblcr}, newest first. Immutable. */
final class ServerSet {
    private final Server[] servers;
    private final long lastChange;

    private ServerSet(Server[] servers, long lastChange) {
        this.servers = servers;
        this.lastChange = lastChange;
    }

    static ServerSet of(Server server, long now) {
        return new ServerSet(new Server[] {server}, now);
    }

    int size() {
        return servers.length;
    }

    long lastChange() {
        return lastChange;
    }

    boolean contains(Server server) {
        for (Server member : servers) {
            if (member == server) {
                return true;
            }
        }
        return false;
    }

    ServerSet with(Server server, long now) {
        var more = new Server[servers.length + 1];
        more[0] = server;
        System.arraycopy(servers, 0, more, 1, servers.length);
        return new ServerSet(more, now);
    }

    private ServerSet without(Server server, long now) {
        return new ServerSet(Arrays.stream(servers).filter(member -> member != server).toArray(Server[]::new), now);
    }

    /** The set without servers that have left the pool. */
    ServerSet withoutRemoved() {
        return Arrays.stream(servers).noneMatch(Server::removed) ? this
                : new ServerSet(Arrays.stream(servers).filter(server -> !server.removed()).toArray(Server[]::new), lastChange);
    }

    /** The index on the list of the available member with the least overhead for its weight, the newest of equals; or -1. */
    int leastLoaded(Destinations list, PickContext context) {
        int best = -1;
        long least = 0;
        for (Server server : servers) {
            int index = list.indexOf(server);
            if (index >= 0 && list.available(index, context)) {
                long overhead = Destinations.overhead(server);
                if (best < 0 || least * list.weight(index) > overhead * list.weight(best)) {
                    best = index;
                    least = overhead;
                }
            }
        }
        return best;
    }

    /** The set without the member that has the greatest overhead for its weight, the newest of equals. */
    ServerSet withoutMostLoaded(Destinations list, long now) {
        int worst = -1;
        long most = 0;
        for (Server server : servers) {
            int index = list.indexOf(server);
            if (index >= 0 && list.weight(index) > 0) {
                long overhead = Destinations.overhead(server);
                if (worst < 0 || most * list.weight(index) < overhead * list.weight(worst)) {
                    worst = index;
                    most = overhead;
                }
            }
        }
        return worst < 0 ? this : without(list.server(worst), now);
    }
}
