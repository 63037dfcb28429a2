package io.evenkeel.proxy.http;

import io.evenkeel.core.time.Clock;
import io.evenkeel.proxy.backend.Connector;
import io.netty.channel.EventLoop;

/**
 * What the HTTP connections of one loop share. Only that loop touches it.
 *
 * @param loop the loop
 * @param connector makes connections on it
 * @param idle server connections that wait for their next request
 * @param clock for deadlines and the log
 */
public record HttpLoop(EventLoop loop, Connector connector, IdleConnections idle, Clock clock) {
    /** For one loop. */
    public static HttpLoop on(EventLoop loop, Connector connector, Clock clock) {
        return new HttpLoop(loop, connector, new IdleConnections(loop, clock), clock);
    }
}
