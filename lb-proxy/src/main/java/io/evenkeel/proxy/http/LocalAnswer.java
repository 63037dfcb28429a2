package io.evenkeel.proxy.http;

import io.evenkeel.core.Outcome;
import io.evenkeel.proxy.http1.LocalResponse;
import io.evenkeel.proxy.http1.RequestMethod;
import io.netty.buffer.ByteBuf;

/** An answer of our own, after which the connection closes. */
final class LocalAnswer {
    private LocalAnswer() {}

    /** Sends it if the client has seen nothing of another answer yet; otherwise cuts the client off. */
    static void send(Exchange exchange, int status, Outcome outcome) {
        if (exchange.stage == Stage.RESPONSE_BODY || exchange.stage == Stage.CLOSING || exchange.stage == Stage.CLOSED) {
            FinishPhase.cutOff(exchange, outcome);
            return;
        }
        boolean headOnly = exchange.headComplete && exchange.request.method() == RequestMethod.HEAD;
        ByteBuf answer = LocalResponse.of(status).toBuffer(exchange.client.alloc(), headOnly);
        exchange.status = status;
        exchange.bytesToClient += answer.readableBytes();
        exchange.client.write(answer, exchange.client.voidPromise());
        FinishPhase.answeredLocally(exchange, outcome);
    }
}
