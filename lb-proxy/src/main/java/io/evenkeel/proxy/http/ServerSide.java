package io.evenkeel.proxy.http;

import java.util.Objects;

import io.evenkeel.core.Server;
import io.evenkeel.proxy.http1.BodyTracker;
import io.evenkeel.proxy.http1.HeadLimits;
import io.evenkeel.proxy.http1.ResponseHead;
import io.evenkeel.proxy.relay.Reading;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.ByteToMessageDecoder;
import org.jspecify.annotations.Nullable;

/** A connection to a server: serves one exchange at a time, and is idle in between. Only its loop touches it. */
final class ServerSide extends ChannelInboundHandlerAdapter {
    final ResponseHead response = new ResponseHead(HeadLimits.DEFAULT);
    final BodyTracker body = new BodyTracker(HeadLimits.DEFAULT);

    private final Server server;
    private final IdleConnections idle;
    private @Nullable Channel channel;
    private @Nullable Exchange exchange;
    private @Nullable ByteBuf input;
    private boolean used;
    private boolean unflushed;
    private long idleSince;

    ServerSide(Server server, IdleConnections idle) {
        this.server = server;
        this.idle = idle;
    }

    Server server() {
        return server;
    }

    Channel channel() {
        return Objects.requireNonNull(channel);
    }

    /** Whether it has served a request before the present one. */
    boolean used() {
        return used;
    }

    long idleSince() {
        return idleSince;
    }

    void idleSince(long nanos) {
        idleSince = nanos;
    }

    void serve(Exchange next) {
        exchange = next;
        response.reset();
    }

    /** The exchange has no more use for it, and has said whether another one may have it. */
    void release(boolean reusable) {
        exchange = null;
        if (reusable && input == null && channel().isActive()) {
            used = true;
            Reading.resume(channel());
            idle.keep(this);
        } else {
            channel().close();
        }
    }

    /** Leaves the pipeline; somebody else reads from the server now. */
    void detach() {
        exchange = null;
        channel().config().setAutoClose(true);
        channel().pipeline().remove(this);
    }

    void write(ByteBuf bytes) {
        unflushed = true;
        // Not the void promise, which would report a failure as one of the whole connection.
        channel().write(bytes);
    }

    void flush() {
        if (unflushed) {
            unflushed = false;
            channel().flush();
        }
    }

    @Nullable
    ByteBuf input() {
        return input;
    }

    /** Keeps a part of a head until there is more. */
    ByteBuf keep(ByteBuf more) {
        ByteBuf before = input;
        ByteBuf all = before == null ? more : ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(channel().alloc(), before, more);
        input = all;
        return all;
    }

    void inputTaken() {
        input = null;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
        // A server that takes no more may have answered: what it said is read before the connection is given up.
        channel.config().setAutoClose(false);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var bytes = (ByteBuf) message;
        Exchange serving = exchange;
        if (serving == null) {
            // Nobody asked for anything: what comes cannot be trusted.
            bytes.release();
            context.close();
        } else if (serving.stage == Stage.RESPONSE_BODY) {
            ResponseBodyPhase.received(serving, this, bytes);
        } else {
            ResponseHeadPhase.received(serving, this, bytes);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        Exchange serving = exchange;
        if (serving != null) {
            serving.client.flush();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        Exchange serving = exchange;
        if (serving != null) {
            if (context.channel().isWritable()) {
                Reading.resume(serving.client);
            }
            TimeoutPhase.await(serving);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        // A server that will send no more is of no use for the next request, and its answer ends here.
        if (event instanceof ChannelInputShutdownEvent) {
            context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ByteBuf rest = input;
        if (rest != null) {
            rest.release();
            input = null;
        }
        Exchange serving = exchange;
        exchange = null;
        if (serving == null) {
            idle.forget(this);
        } else {
            ServerGonePhase.run(serving, this);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
