package io.evenkeel.proxy.backend;

import java.time.Duration;

import io.evenkeel.core.Server;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import reactor.netty.resources.LoopResources;

/** Connects to servers on one loop, the one that serves the client too, so that no byte changes threads. */
public final class Connector {
    /** Read from one side stops when the other has this much to write, and goes on at the lower mark. */
    public static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(64 * 1024, 256 * 1024);

    private final EventLoop loop;
    private final LoopResources loops;

    /** For one loop of {@code loops}. */
    public Connector(EventLoop loop, LoopResources loops) {
        this.loop = loop;
        this.loops = loops;
    }

    /**
     * Starts to connect. To be called on the loop.
     *
     * @param timeout zero for no limit
     * @param handler the one handler of the new channel
     * @throws io.netty.channel.ChannelException when the system has no socket left
     */
    public ChannelFuture connect(Server server, Duration timeout, ChannelHandler handler) {
        Channel channel = loops.onChannel(SocketChannel.class, loop);
        channel.config().setOption(ChannelOption.TCP_NODELAY, true);
        channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        channel.config().setWriteBufferWaterMark(WATER_MARK);
        channel.config().setConnectTimeoutMillis((int) Math.min(Integer.MAX_VALUE, timeout.toMillis()));
        channel.pipeline().addLast(handler);
        loop.register(channel);
        return channel.connect(server.address());
    }
}
