package io.evenkeel.proxy.loop;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

/**
 * Loops for clients and servers alike: epoll where it can be had, else Java's selectors. All listening sockets accept on one
 * and the same loop, so that connections are counted one after another and a maximum is never passed.
 */
public final class EventLoops implements LoopResources {
    private final EventLoopGroup loops;
    private final EventLoop accepting;

    /**
     * Loops whose threads start when they are needed.
     *
     * @param count how many, at least 1
     */
    public EventLoops(int count) {
        IoHandlerFactory factory = Epoll.isAvailable() ? LastingEpoll.factory(EpollIoHandler.newFactory()) : NioIoHandler.newFactory();
        this.loops = new MultiThreadIoEventLoopGroup(count, new DefaultThreadFactory("evenkeel", true), factory);
        this.accepting = loops.next();
    }

    @Override
    public EventLoopGroup onServer(boolean useNative) {
        return loops;
    }

    @Override
    public EventLoopGroup onServerSelect(boolean useNative) {
        return accepting;
    }

    @Override
    public <T extends Channel> T onChannel(Class<T> type, EventLoopGroup group) {
        if (type == SocketChannel.class) {
            return type.cast(Epoll.isAvailable() ? new EpollSocketChannel() : new NioSocketChannel());
        }
        if (type == ServerSocketChannel.class) {
            return type.cast(Epoll.isAvailable() ? new EpollServerSocketChannel() : new NioServerSocketChannel());
        }
        throw new IllegalArgumentException("channel type: " + type.getName() + " (expected: SocketChannel or ServerSocketChannel)");
    }

    @Override
    public boolean isDisposed() {
        return loops.isShuttingDown();
    }

    @Override
    public Mono<Void> disposeLater(Duration quietPeriod, Duration timeout) {
        return Mono.create(sink -> loops.shutdownGracefully(quietPeriod.toMillis(), timeout.toMillis(), TimeUnit.MILLISECONDS)
                .addListener(terminated -> sink.success()));
    }
}
