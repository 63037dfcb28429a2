package io.evenkeel.proxy.frontend;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.evenkeel.proxy.backend.Backend;
import io.evenkeel.proxy.config.FrontendConfig;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running frontend: the settings in force, who serves it, and the clients it has. For any thread. */
public final class Frontend {
    private final String name;
    private final ConnectionGate gate;
    private final Map<Channel, ClientConnection> clients = new ConcurrentHashMap<>();
    private final Logger accessLog;
    private volatile FrontendConfig config;
    private volatile @Nullable Backend backend;
    private volatile boolean draining;

    /** A frontend that does not listen yet. */
    public Frontend(FrontendConfig config, @Nullable Backend backend) {
        this.name = config.name();
        this.config = config;
        this.backend = backend;
        this.gate = new ConnectionGate(config.maxConnections());
        this.accessLog = LoggerFactory.getLogger("io.evenkeel.access." + name);
    }

    /** Unique in the load balancer. */
    public String name() {
        return name;
    }

    /** The settings in force. */
    public FrontendConfig config() {
        return config;
    }

    /** Who serves it; null for nobody. */
    public @Nullable Backend backend() {
        return backend;
    }

    /** Where a line for each request or connection goes: {@code io.evenkeel.access.NAME}, at level info. */
    public Logger accessLog() {
        return accessLog;
    }

    /** Whether clients are asked to leave. */
    public boolean draining() {
        return draining;
    }

    /** How many clients are connected. */
    public int connections() {
        return gate.open();
    }

    /** Takes new settings; they hold for what comes next on each connection. */
    public void apply(FrontendConfig next, @Nullable Backend server) {
        config = next;
        backend = server;
        gate.maximum(next.maxConnections());
    }

    /** Takes note of a client until it is closed. */
    public void connected(Channel channel, ClientConnection connection) {
        clients.put(channel, connection);
        channel.closeFuture().addListener((ChannelFutureListener) closed -> clients.remove(closed.channel()));
        if (draining) {
            channel.eventLoop().execute(connection::drain);
        }
    }

    /** Asks every client to leave when it is done. */
    public void drain() {
        draining = true;
        onEachLoop(ClientConnection::drain);
    }

    /** Cuts every client off. */
    public void abort() {
        onEachLoop(ClientConnection::abort);
    }

    ConnectionGate gate() {
        return gate;
    }

    private void onEachLoop(Consumer<ClientConnection> action) {
        clients.forEach((channel, connection) -> channel.eventLoop().execute(() -> action.accept(connection)));
    }
}
