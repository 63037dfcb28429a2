package io.evenkeel.proxy.http;

import io.evenkeel.proxy.backend.Backend;
import io.netty.buffer.ByteBuf;

/**
 * Keeps the beginning of the body for a scheduler that chooses by it. Any other goes on at once. What is kept is the whole body
 * or its first chunk, or as much of it as is kept at most: then the choice is made with that.
 */
final class AwaitBodyPhase {
    private AwaitBodyPhase() {}

    static void run(Exchange exchange) {
        Backend backend = exchange.frontend.backend();
        if (backend == null || !backend.pool().config().scheduler().readsBody() || exchange.seen.bodyIsWhole() || isEnough(exchange)) {
            SelectPhase.run(exchange);
        } else {
            exchange.stage = Stage.AWAIT_BODY;
            exchange.deadline.in(exchange.settings.timeouts().requestHead());
        }
    }

    static void received(Exchange exchange, ByteBuf bytes) {
        exchange.keepAhead(bytes);
        if (exchange.seen.bodyIsWhole() || isEnough(exchange)) {
            SelectPhase.run(exchange);
        }
    }

    private static boolean isEnough(Exchange exchange) {
        ByteBuf kept = exchange.input();
        return kept != null && kept.readableBytes() >= Exchange.MOST_AHEAD;
    }
}
