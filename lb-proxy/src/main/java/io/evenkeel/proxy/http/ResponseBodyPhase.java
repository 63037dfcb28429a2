package io.evenkeel.proxy.http;

import io.evenkeel.proxy.http1.BodyTracker;
import io.netty.buffer.ByteBuf;

/** Passes the answer's body on as it comes: counted, not rebuilt. */
final class ResponseBodyPhase {
    private ResponseBodyPhase() {}

    static void received(Exchange exchange, ServerSide server, ByteBuf bytes) {
        int length = bytes.isReadable() ? server.body.advance(bytes) : 0;
        if (length == BodyTracker.FAULT) {
            bytes.release();
            FinishPhase.serverFailed(exchange, 502);
            return;
        }
        boolean surplus = length < bytes.readableBytes();
        if (length > 0) {
            bytes.writerIndex(bytes.readerIndex() + length);
            exchange.bytesToClient += length;
            exchange.client.write(bytes, exchange.client.voidPromise());
        } else {
            bytes.release();
        }
        passed(exchange, server, surplus);
    }

    /** After a part of the answer was passed on: is it whole, can the client take more? */
    static void passed(Exchange exchange, ServerSide server, boolean surplus) {
        if (server.body.isComplete()) {
            FinishPhase.completed(exchange, server, surplus);
            return;
        }
        exchange.deadline.in(exchange.serverTimeouts().idle());
        if (!exchange.client.isWritable()) {
            server.channel().config().setAutoRead(false);
        }
    }
}
