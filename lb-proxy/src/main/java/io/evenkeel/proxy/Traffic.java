package io.evenkeel.proxy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.evenkeel.core.time.Clock;
import io.evenkeel.proxy.backend.Connector;
import io.evenkeel.proxy.config.Protocol;
import io.evenkeel.proxy.frontend.Frontend;
import io.evenkeel.proxy.http.ClientSide;
import io.evenkeel.proxy.http.HttpLoop;
import io.evenkeel.proxy.tcp.TcpConnection;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import reactor.netty.resources.LoopResources;

/** Sets up accepted connections, each on its loop with what that loop keeps. */
final class Traffic {
    private final LoopResources loops;
    private final Clock clock;
    private final Map<EventLoop, HttpLoop> httpLoops = new ConcurrentHashMap<>();

    Traffic(LoopResources loops, Clock clock) {
        this.loops = loops;
        this.clock = clock;
    }

    void accepted(Frontend frontend, Channel client) {
        HttpLoop loop = httpLoops.computeIfAbsent(client.eventLoop(),
                key -> HttpLoop.on(key, new Connector(key, loops), clock));
        if (frontend.config().protocol() == Protocol.HTTP) {
            ClientSide.accept(frontend, client, loop);
        } else {
            TcpConnection.accept(frontend, client, loop.connector(), clock);
        }
    }

    /** Lets go of idle connections to servers that have left. */
    void forgetRemovedServers() {
        httpLoops.forEach((loop, http) -> loop.execute(http.idle()::sweep));
    }

    void close() {
        httpLoops.forEach((loop, http) -> loop.execute(http.idle()::close));
    }
}
