package io.evenkeel.proxy.frontend;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;

import io.evenkeel.proxy.backend.Connector;
import io.evenkeel.proxy.config.Bind;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.ServerSocketChannel;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

/**
 * One listening socket. Accepted connections go to the frontend that it belongs to at that moment, so that a socket can
 * change hands without being closed. For any thread.
 */
public final class Listener {
    private static final int BACKLOG = 4096;

    private final Bind bind;
    private final ConnectionGate total;
    private final Channel channel;
    /** Accepted by the kernel's word before reading could be turned off, and not let in yet. Touched on the accepting loop. */
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private volatile Frontend frontend;

    private Listener(Bind bind, Frontend frontend, ConnectionGate total, Channel channel) {
        this.bind = bind;
        this.frontend = frontend;
        this.total = total;
        this.channel = channel;
    }

    /**
     * Opens a socket and begins to accept.
     *
     * @param total counts the connections of all frontends
     * @param accepted sets up a new connection, on its loop
     * @return the listener, or {@link ListenException}
     */
    public static Mono<Listener> open(Bind bind, Frontend frontend, ConnectionGate total, LoopResources loops,
            BiConsumer<Frontend, Channel> accepted) {
        return Mono.create(sink -> {
            var acceptor = new Acceptor(accepted);
            ChannelFuture opening;
            try {
                opening = open(bind, loops, acceptor);
            } catch (RuntimeException | LinkageError e) {
                sink.error(new ListenException(bind, e));
                return;
            }
            opening.addListener((ChannelFutureListener) done -> {
                if (done.isSuccess()) {
                    var listener = new Listener(bind, frontend, total, done.channel());
                    acceptor.listener = listener;
                    frontend.gate().guard(listener);
                    total.guard(listener);
                    listener.reconsider();
                    sink.success(listener);
                } else {
                    done.channel().close();
                    sink.error(new ListenException(bind, done.cause()));
                }
            });
        });
    }

    private static ChannelFuture open(Bind bind, LoopResources loops, Acceptor acceptor) {
        EventLoopGroup acceptLoops = loops.onServerSelect(true);
        var bootstrap = new ServerBootstrap().group(acceptLoops, loops.onServer(true))
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                // Nothing is accepted before the listener is known to its frontend.
                .option(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, Connector.WATER_MARK)
                .handler(acceptor)
                .childHandler(acceptor.initializer);
        if (bind instanceof Bind.Descriptor descriptor) {
            if (!Epoll.isAvailable()) {
                throw new IllegalStateException("adopting a descriptor needs Linux on x86-64 or aarch64");
            }
            return bootstrap.channelFactory(() -> new EpollServerSocketChannel(descriptor.number())).register();
        }
        var address = (Bind.Address) bind;
        InetSocketAddress local = address.host().equals("*") ? new InetSocketAddress("0.0.0.0", address.port())
                : new InetSocketAddress(address.host(), address.port());
        if (local.isUnresolved()) {
            throw new IllegalArgumentException("the host name does not resolve");
        }
        return bootstrap.channelFactory(() -> loops.onChannel(ServerSocketChannel.class, acceptLoops)).bind(local);
    }

    /** Where it listens, as configured. */
    public Bind bind() {
        return bind;
    }

    /** Where it listens, with the port that the system chose. */
    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    /** Hands the socket to another frontend. */
    public void belongTo(Frontend next) {
        frontend.gate().release(this);
        frontend = next;
        next.gate().guard(this);
        reconsider();
    }

    /** Stops listening; accepted connections stay. */
    public Mono<Void> close() {
        return Mono.create(sink -> {
            frontend.gate().release(this);
            total.release(this);
            channel.close().addListener(closed -> {
                // Nobody is let in any more: what waits is closed.
                waiting.forEach(Runnable::run);
                waiting.clear();
                sink.success();
            });
        });
    }

    /** Accepts while there is room, and waits while there is none. Decided on the accepting loop, so the last word is right. */
    void reconsider() {
        if (channel.eventLoop().inEventLoop()) {
            while (!full() && !waiting.isEmpty()) {
                waiting.removeFirst().run();
            }
            channel.config().setAutoRead(!full());
        } else {
            channel.eventLoop().execute(this::reconsider);
        }
    }

    private boolean full() {
        return total.full() || frontend.gate().full();
    }

    /** Counts a connection before its own loop hears of it, so that the maximum is never passed. */
    private static final class Acceptor extends ChannelInboundHandlerAdapter {
        private final ChannelInitializer<Channel> initializer;
        private volatile @Nullable Listener listener;

        Acceptor(BiConsumer<Frontend, Channel> accepted) {
            this.initializer = new ChannelInitializer<>() {
                @Override
                protected void initChannel(Channel child) {
                    Listener owner = listener;
                    if (owner == null) {
                        child.close();
                    } else {
                        accepted.accept(owner.frontend, child);
                    }
                }
            };
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object child) {
            Listener owner = listener;
            if (owner == null) {
                context.fireChannelRead(child);
            } else if (owner.full()) {
                // Another socket has taken the last place while this one's turn had come already.
                owner.waiting.add(() -> admit(owner, context, (Channel) child));
            } else {
                admit(owner, context, (Channel) child);
            }
        }

        private static void admit(Listener owner, ChannelHandlerContext context, Channel child) {
            if (!owner.channel.isOpen()) {
                child.unsafe().closeForcibly();
                return;
            }
            ConnectionGate ofFrontend = owner.frontend.gate();
            ofFrontend.entered();
            owner.total.entered();
            child.closeFuture().addListener(closed -> {
                ofFrontend.left();
                owner.total.left();
            });
            context.fireChannelRead(child);
        }
    }
}
