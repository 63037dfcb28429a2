package io.evenkeel.proxy.http;

import io.evenkeel.proxy.frontend.ClientConnection;
import io.evenkeel.proxy.frontend.Frontend;
import io.evenkeel.proxy.relay.Reading;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;

/** The client's end of an exchange: turns what happens on the connection into phases. */
public final class ClientSide extends ChannelInboundHandlerAdapter implements ClientConnection {
    private final Exchange exchange;

    private ClientSide(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Takes over a client that was just accepted. To be called on its loop. */
    public static void accept(Frontend frontend, Channel client, HttpLoop loop) {
        var exchange = new Exchange(frontend, client, loop);
        var side = new ClientSide(exchange);
        client.pipeline().addLast(side);
        frontend.connected(client, side);
        exchange.deadline.in(exchange.settings.timeouts().requestHead());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var bytes = (ByteBuf) message;
        switch (exchange.stage) {
            case REQUEST_HEAD -> RequestHeadPhase.received(exchange, bytes);
            case RESPONSE_HEAD, RESPONSE_BODY -> RequestBodyPhase.received(exchange, bytes);
            case AWAIT_BODY -> AwaitBodyPhase.received(exchange, bytes);
            case CONNECT -> exchange.keepAhead(bytes);
            case CLOSING, CLOSED -> bytes.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        ServerSide server = exchange.server;
        if (server != null) {
            server.flush();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        ServerSide server = exchange.server;
        if (server != null) {
            Reading.set(server.channel(), context.channel().isWritable());
            TimeoutPhase.await(exchange);
        } else if (exchange.stage == Stage.REQUEST_HEAD && context.channel().isWritable()) {
            RequestHeadPhase.resume(exchange);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent && !exchange.clientInputEnded) {
            exchange.clientInputEnded = true;
            FinishPhase.clientInputEnded(exchange);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        FinishPhase.clientGone(exchange);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    /** A client that has not asked for anything yet is still served once: its request may be on its way. */
    @Override
    public void drain() {
        exchange.draining = true;
        if (exchange.stage == Stage.REQUEST_HEAD && exchange.input() == null && exchange.requests > 0) {
            Closing.behindAnswer(exchange, true);
        }
    }

    @Override
    public void abort() {
        exchange.client.close();
    }
}
