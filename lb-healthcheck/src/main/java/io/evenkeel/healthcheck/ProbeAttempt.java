package io.evenkeel.healthcheck;

import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

import io.evenkeel.core.time.Clock;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.Future;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.netty.resources.LoopResources;

/**
 * One connection made to find something out. It has a deadline over all it does, ends with exactly one outcome unless it
 * is cancelled, and closes the connection in every case. After its start it belongs to one event loop.
 */
final class ProbeAttempt {
    private final MonoSink<ProbeOutcome> sink;
    private final Duration timeout;
    private final Clock clock;
    private final long startNanos;
    private boolean decided;

    private ProbeAttempt(MonoSink<ProbeOutcome> sink, Duration timeout, Clock clock) {
        this.sink = sink;
        this.timeout = timeout;
        this.clock = clock;
        this.startNanos = clock.nanoTime();
    }

    /** An attempt per subscription; {@code handlers} adds to the pipeline what decides once the connection is there. */
    static Mono<ProbeOutcome> to(InetSocketAddress target, Duration timeout, ProbeResources resources,
            BiConsumer<ChannelPipeline, ProbeAttempt> handlers) {
        return Mono
                .create(sink -> new ProbeAttempt(sink, timeout, resources.clock()).start(target, resources.loops(), handlers));
    }

    private void start(InetSocketAddress target, LoopResources loops, BiConsumer<ChannelPipeline, ProbeAttempt> handlers) {
        EventLoopGroup group = loops.onClient(LoopResources.DEFAULT_NATIVE);
        EventLoop loop = group.next();
        ChannelFuture connecting = new Bootstrap().group(loop).channelFactory(() -> loops.onChannel(SocketChannel.class, group))
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0) // the deadline below covers it
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        handlers.accept(channel.pipeline(), ProbeAttempt.this);
                    }
                }).connect(target);
        Channel channel = connecting.channel();
        Future<?> deadline = loop.schedule(() -> expired(channel), timeout.toNanos(), TimeUnit.NANOSECONDS);
        sink.onDispose(() -> {
            deadline.cancel(false);
            var unused = channel.close();
        });
        connecting.addListener(done -> {
            if (!done.isSuccess()) {
                loop.execute(() -> failed(done.cause(), CheckStatus.L4CON));
            }
        });
    }

    void up(CheckStatus status, String detail) {
        decide(new ProbeOutcome.Up(status, elapsed(), detail));
    }

    void down(CheckStatus status, String detail) {
        decide(new ProbeOutcome.Down(status, elapsed(), detail));
    }

    /** The connection could not be made or broke; {@code status} is what it counts as when the server is at fault. */
    void failed(Throwable cause, CheckStatus status) {
        String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (text.contains("refused")) {
            down(status, "connection refused");
        } else if (text.contains("reset") || text.contains("broken pipe")) {
            down(status, "connection reset");
        } else if (cause instanceof NoRouteToHostException || text.contains("no route") || text.contains("host is unreachable")) {
            down(status, "no route to host");
        } else if (text.contains("network is unreachable")) {
            down(status, "network unreachable");
        } else if (cause instanceof BindException || text.contains("too many open files") || text.contains("cannot assign")) {
            decide(new ProbeOutcome.Unknown(elapsed(), "no socket for the check: " + cause.getMessage()));
        } else {
            down(status, "connection failed: " + cause);
        }
    }

    private void expired(Channel channel) {
        if (channel.isActive()) {
            down(CheckStatus.L7TOUT, "no answer within " + Durations.describe(timeout));
        } else {
            down(CheckStatus.L4TOUT, "no connection within " + Durations.describe(timeout));
        }
    }

    private void decide(ProbeOutcome outcome) {
        if (!decided) {
            decided = true;
            sink.success(outcome);
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(clock.nanoTime() - startNanos);
    }
}
