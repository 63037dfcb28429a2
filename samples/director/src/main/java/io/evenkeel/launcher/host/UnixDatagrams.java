package io.evenkeel.launcher.host;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.unix.DomainDatagramPacket;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.util.concurrent.DefaultThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sends datagrams to a UNIX socket, which Java itself cannot. A datagram that nobody takes is lost without a word: the ones
 * that listen there are told things, not asked. Any thread may call it; its own is a daemon.
 */
final class UnixDatagrams {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final DomainSocketAddress receiver;
    private final Channel channel;

    private UnixDatagrams(DomainSocketAddress receiver, Channel channel) {
        this.receiver = receiver;
        this.channel = channel;
    }

    /**
     * A sender to one socket, or null where this host has none of the kind.
     *
     * @param path of the socket; one that begins with {@code @} is in the abstract name space
     */
    static @Nullable UnixDatagrams to(String path) {
        if (!Epoll.isAvailable()) {
            return null;
        }
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("unix-datagrams", true),
                EpollIoHandler.newFactory());
        // A name of its own, though nobody answers: Netty writes to no socket without one.
        var own = new DomainSocketAddress("\0evenkeel-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet());
        Channel channel = new Bootstrap().group(loop).channel(EpollDomainDatagramChannel.class)
                .handler(new ChannelInboundHandlerAdapter()).bind(own).syncUninterruptibly().channel();
        String name = path.startsWith("@") ? "\0" + path.substring(1) : path;
        return new UnixDatagrams(new DomainSocketAddress(name), channel);
    }

    /** Sends one; returns when it is gone or lost. */
    void send(String text) {
        var packet = new DomainDatagramPacket(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8), receiver);
        channel.writeAndFlush(packet).awaitUninterruptibly(1000);
    }
}
