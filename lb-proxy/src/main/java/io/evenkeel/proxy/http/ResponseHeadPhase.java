package io.evenkeel.proxy.http;

import io.evenkeel.core.Lease;
import io.evenkeel.core.Outcome;
import io.evenkeel.proxy.config.ConnectionMode;
import io.evenkeel.proxy.http1.ConnectionHeader;
import io.evenkeel.proxy.http1.Framing;
import io.evenkeel.proxy.http1.HeadWriter;
import io.evenkeel.proxy.http1.ResponseHead;
import io.netty.buffer.ByteBuf;

/**
 * Reads the head of the answer and passes it on, without copying when nothing in it has to change. From here on nothing can
 * be retried.
 */
final class ResponseHeadPhase {
    private static final int HEAD_GROWTH = 64;

    private ResponseHeadPhase() {}

    static void received(Exchange exchange, ServerSide server, ByteBuf bytes) {
        ByteBuf input = server.keep(bytes);
        Lease lease = exchange.lease;
        if (lease != null) {
            lease.firstByte();
        }
        ResponseHead response = server.response;
        while (input.isReadable()) {
            switch (response.parse(input, exchange.request.method())) {
                case INCOMPLETE -> {
                    return;
                }
                case FAULT -> {
                    FinishPhase.serverFailed(exchange, 502);
                    return;
                }
                case COMPLETE -> {
                    exchange.commitment = Commitment.COMMITTED;
                    if (!response.interim()) {
                        complete(exchange, server, input);
                        return;
                    }
                    forwardInterim(exchange, response, input);
                    response.reset();
                }
            }
        }
        server.inputTaken();
        input.release();
    }

    private static void forwardInterim(Exchange exchange, ResponseHead response, ByteBuf input) {
        ByteBuf head = input.readRetainedSlice(response.headEnd());
        if (exchange.request.http11()) {
            exchange.client.write(head, exchange.client.voidPromise());
        } else {
            head.release();
        }
    }

    private static void complete(Exchange exchange, ServerSide server, ByteBuf input) {
        ResponseHead response = server.response;
        if (response.framing() == Framing.CHUNKED && !exchange.request.http11()) {
            // Our client spoke HTTP/1.0, so the request did: the server must not answer what that client cannot read.
            FinishPhase.serverFailed(exchange, 502);
            return;
        }
        if (response.status() == 101 && !exchange.request.upgrade()) {
            // Nobody asked for another protocol, or we did not pass it on: RFC 9110 section 15.2.2.
            FinishPhase.serverFailed(exchange, 502);
            return;
        }
        exchange.status = response.status();
        exchange.stage = Stage.RESPONSE_BODY;
        server.inputTaken();
        if (response.tunnel()) {
            TunnelPhase.run(exchange, server, input);
            return;
        }
        server.body.begin(response);
        exchange.persistent = persistent(exchange, response);
        var connection = ConnectionHeader.towards(exchange.request.http11() && response.http11(), exchange.persistent);
        exchange.edits.clear();
        if (HeadWriter.unchanged(response, connection, exchange.edits)) {
            forwardUnchanged(exchange, server, input, response.headEnd());
        } else {
            ByteBuf head = exchange.client.alloc().buffer(response.headEnd() + HEAD_GROWTH);
            HeadWriter.write(response, connection, exchange.edits, head);
            input.skipBytes(response.headEnd());
            exchange.bytesToClient += head.readableBytes();
            exchange.client.write(head, exchange.client.voidPromise());
            ResponseBodyPhase.received(exchange, server, input);
        }
    }

    /** The head, and what came of the body with it, in the buffer in which they arrived. */
    private static void forwardUnchanged(Exchange exchange, ServerSide server, ByteBuf input, int headLength) {
        int start = input.readerIndex();
        input.skipBytes(headLength);
        int bodyLength = input.isReadable() ? server.body.advance(input) : 0;
        if (bodyLength < 0) {
            input.release();
            FinishPhase.serverFailed(exchange, 502);
            return;
        }
        boolean surplus = bodyLength < input.readableBytes();
        input.setIndex(start, start + headLength + bodyLength);
        exchange.bytesToClient += input.readableBytes();
        exchange.client.write(input, exchange.client.voidPromise());
        ResponseBodyPhase.passed(exchange, server, surplus);
    }

    private static boolean persistent(Exchange exchange, ResponseHead response) {
        return exchange.request.keepAlive()
                && exchange.mode != ConnectionMode.CLOSE
                && response.framing() != Framing.UNTIL_CLOSE
                && exchange.requestBody.isComplete()
                && !exchange.draining
                && !exchange.clientInputEnded;
    }

    /** Whether the server ended the exchange before it answered, and if so, whose fault that is. */
    static void failed(Exchange exchange, Lease lease, ServerSide server) {
        if (!exchange.commitment.retryable()) {
            FinishPhase.serverFailed(exchange, 502);
        } else if (server.used()) {
            // An idle connection that the server was closing: the server itself may be well.
            ConnectPhase.connect(exchange, lease);
        } else {
            SelectPhase.again(exchange, lease, Outcome.SERVER_FAILED, 502);
        }
    }
}
