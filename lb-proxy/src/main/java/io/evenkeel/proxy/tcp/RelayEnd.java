package io.evenkeel.proxy.tcp;

import java.util.ArrayDeque;
import java.util.Deque;

import io.evenkeel.proxy.relay.Reading;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * One side of a relay: what it reads goes to the other side, as does the end of its input. Reading pauses while the other
 * side cannot write. Before the other side is known, what arrives is kept, the end of input included, since a closing peer
 * makes the loop read even while reading is off.
 */
public final class RelayEnd extends ChannelInboundHandlerAdapter {
    /** Hears of what happens on either side. */
    public interface Observer {
        /** Bytes went by, or the pace changed: the relay is alive. */
        void active();

        /** The first bytes came while the other side is not known, and are kept. */
        default void kept(ByteBuf first) {}

        /** This side will read no more; the other may still. */
        void inputEnded(RelayEnd side);

        /** This side is gone. */
        void closed(RelayEnd side);
    }

    private final Observer observer;
    private final Deque<Object> kept = new ArrayDeque<>();
    private @Nullable Channel peer;
    private boolean inputEnded;

    /** One side. */
    public RelayEnd(Observer observer) {
        this(observer, false);
    }

    /** One side, which may have read all that it will ever read. */
    public RelayEnd(Observer observer, boolean inputEnded) {
        this.observer = observer;
        this.inputEnded = inputEnded;
    }

    /** Whether its input has ended. */
    public boolean inputEnded() {
        return inputEnded;
    }

    /** Names the other side and passes on what was kept. */
    public void connect(Channel otherSide) {
        peer = otherSide;
        if (!kept.isEmpty()) {
            for (Object message = kept.poll(); message != null; message = kept.poll()) {
                otherSide.write(message, otherSide.voidPromise());
            }
            otherSide.flush();
        }
        if (inputEnded) {
            shutdownOutput(otherSide);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        Channel other = peer;
        if (other == null) {
            kept.add(message);
            if (kept.size() == 1) {
                observer.kept((ByteBuf) message);
            }
            return;
        }
        observer.active();
        other.write(message, other.voidPromise());
        if (!other.isWritable()) {
            context.channel().config().setAutoRead(false);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (peer != null) {
            peer.flush();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable() && peer != null) {
            observer.active();
            Reading.resume(peer);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent && !inputEnded) {
            inputEnded = true;
            if (peer != null) {
                peer.flush();
                shutdownOutput(peer);
            }
            observer.inputEnded(this);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        for (Object message = kept.poll(); message != null; message = kept.poll()) {
            ReferenceCountUtil.release(message);
        }
        inputEnded = true;
        observer.closed(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    /** Behind everything that was written before: a shutdown of its own would discard what still waits to be sent. */
    private static void shutdownOutput(Channel channel) {
        channel.write(Unpooled.EMPTY_BUFFER).addListener(written -> {
            if (channel instanceof DuplexChannel duplex && !duplex.isOutputShutdown()) {
                duplex.shutdownOutput();
            }
        });
        channel.flush();
    }

    /** Closes when all that was written is sent. */
    public static void closeBehindWrites(Channel channel) {
        if (channel.isActive()) {
            channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        } else {
            channel.close();
        }
    }
}
