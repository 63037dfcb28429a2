package io.evenkeel.proxy.http;

import io.evenkeel.core.Outcome;
import io.evenkeel.proxy.http1.BodyTracker;
import io.evenkeel.proxy.relay.Reading;
import io.netty.buffer.ByteBuf;

/** Passes the request's body on as it comes, and keeps what comes behind it for the next request. */
final class RequestBodyPhase {
    private RequestBodyPhase() {}

    static void received(Exchange exchange, ByteBuf bytes) {
        if (exchange.requestBody.isComplete()) {
            exchange.keepAhead(bytes);
        } else {
            exchange.keep(bytes);
            advance(exchange);
        }
    }

    static void advance(Exchange exchange) {
        ByteBuf input = exchange.input();
        ServerSide server = exchange.server;
        if (input == null || server == null) {
            return;
        }
        int length = exchange.requestBody.advance(input);
        if (length == BodyTracker.FAULT) {
            LocalAnswer.send(exchange, 400, Outcome.CLIENT_ABORTED);
            return;
        }
        if (length == input.readableBytes()) {
            exchange.inputTaken();
            server.write(input);
        } else if (length > 0) {
            server.write(input.readRetainedSlice(length));
        }
        TimeoutPhase.await(exchange);
        Reading.set(exchange.client, server.channel().isWritable());
    }
}
