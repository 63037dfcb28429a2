package io.evenkeel.proxy.http;

import java.util.Objects;

import io.evenkeel.core.Outcome;
import io.evenkeel.proxy.http1.WireFault;
import io.evenkeel.proxy.relay.Reading;
import io.netty.buffer.ByteBuf;

/** Reads the head of a request. A head that is not strictly right is refused, never repaired. */
final class RequestHeadPhase {
    private RequestHeadPhase() {}

    static void received(Exchange exchange, ByteBuf bytes) {
        if (exchange.input() == null && exchange.requests > 0) {
            exchange.deadline.in(exchange.settings.timeouts().requestHead());
        }
        exchange.keep(bytes);
        advance(exchange);
    }

    /** Looks at what there is: after an answer, the next request may be there already. */
    static void advance(Exchange exchange) {
        ByteBuf input = Objects.requireNonNull(exchange.input());
        if (waitsForRoom(exchange)) {
            exchange.client.config().setAutoRead(false);
            exchange.deadline.in(exchange.settings.timeouts().idle());
            return;
        }
        switch (exchange.request.parse(input)) {
            case INCOMPLETE -> {
                if (exchange.clientInputEnded) {
                    Closing.behindAnswer(exchange, true);
                }
            }
            case FAULT -> {
                WireFault fault = Objects.requireNonNull(exchange.request.fault());
                exchange.startedAt = exchange.loop.clock().nanoTime();
                LocalAnswer.send(exchange, fault.status(), Outcome.CLIENT_ABORTED);
            }
            case COMPLETE -> complete(exchange, input);
        }
    }

    /** Whether requests that have come wait until the client has read more of the answers before them. */
    static boolean waitsForRoom(Exchange exchange) {
        return exchange.input() != null && !exchange.client.isWritable();
    }

    /** The client has read enough. */
    static void resume(Exchange exchange) {
        if (exchange.input() != null) {
            Reading.resume(exchange.client);
            exchange.deadline.in(exchange.settings.timeouts().requestHead());
            advance(exchange);
        }
    }

    private static void complete(Exchange exchange, ByteBuf input) {
        exchange.startedAt = exchange.loop.clock().nanoTime();
        exchange.requests++;
        exchange.headComplete = true;
        input.skipBytes(exchange.request.headEnd());
        exchange.requestBody.begin(exchange.request);
        exchange.releaseInputIfEmpty();
        AwaitBodyPhase.run(exchange);
    }
}
