package io.evenkeel.proxy.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.evenkeel.core.Server;
import io.evenkeel.core.time.Clock;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;

/**
 * The server connections of one loop that wait for their next request, the one used last first, so that those beyond the
 * need grow old and are closed. Only the loop touches it: no lock, no sharing between loops.
 */
public final class IdleConnections {
    /** A connection unused for this long is closed; servers commonly close after one minute or more. */
    private static final Duration OLDEST = Duration.ofSeconds(30);

    private final EventLoop loop;
    private final Clock clock;
    private final Map<Server, ArrayDeque<ServerSide>> byServer = new HashMap<>();
    private boolean sweeping;

    IdleConnections(EventLoop loop, Clock clock) {
        this.loop = loop;
        this.clock = clock;
    }

    /** Takes the connection that was used last, or null. */
    @Nullable
    ServerSide take(Server server) {
        ArrayDeque<ServerSide> idle = byServer.get(server);
        if (idle == null) {
            return null;
        }
        for (ServerSide connection = idle.pollLast(); connection != null; connection = idle.pollLast()) {
            if (connection.channel().isActive()) {
                return connection;
            }
        }
        return null;
    }

    void keep(ServerSide connection) {
        if (connection.server().removed()) {
            connection.channel().close();
            return;
        }
        connection.idleSince(clock.nanoTime());
        byServer.computeIfAbsent(connection.server(), server -> new ArrayDeque<>()).addLast(connection);
        if (!sweeping) {
            sweeping = true;
            loop.schedule(this::sweepInTurn, OLDEST.toSeconds() / 2, TimeUnit.SECONDS);
        }
    }

    void forget(ServerSide connection) {
        ArrayDeque<ServerSide> idle = byServer.get(connection.server());
        if (idle != null) {
            idle.remove(connection);
        }
    }

    /** Closes what is too old, and all connections of servers that have left. */
    public void sweep() {
        long oldest = clock.nanoTime() - OLDEST.toNanos();
        for (Iterator<Map.Entry<Server, ArrayDeque<ServerSide>>> entries = byServer.entrySet().iterator(); entries.hasNext();) {
            Map.Entry<Server, ArrayDeque<ServerSide>> entry = entries.next();
            ArrayDeque<ServerSide> idle = entry.getValue();
            boolean left = entry.getKey().removed();
            while (!idle.isEmpty() && (left || idle.getFirst().idleSince() - oldest < 0)) {
                idle.removeFirst().channel().close();
            }
            if (idle.isEmpty()) {
                entries.remove();
            }
        }
    }

    private void sweepInTurn() {
        sweep();
        sweeping = !byServer.isEmpty();
        if (sweeping) {
            loop.schedule(this::sweepInTurn, OLDEST.toSeconds() / 2, TimeUnit.SECONDS);
        }
    }

    /** Closes all. */
    public void close() {
        byServer.values().forEach(idle -> idle.forEach(connection -> connection.channel().close()));
        byServer.clear();
    }
}
