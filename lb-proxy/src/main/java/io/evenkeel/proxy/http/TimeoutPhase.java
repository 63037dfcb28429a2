package io.evenkeel.proxy.http;

import io.evenkeel.core.Outcome;

/** What the deadline of an exchange is at each moment, and what its passing means. */
final class TimeoutPhase {
    private TimeoutPhase() {}

    /** Sets the deadline while the request is under way: for the client until its body is complete, then for the server. */
    static void await(Exchange exchange) {
        exchange.deadline.in(exchange.requestBody.isComplete() ? exchange.serverTimeouts().idle()
                : exchange.settings.timeouts().idle());
    }

    static void run(Exchange exchange) {
        switch (exchange.stage) {
            case REQUEST_HEAD -> {
                if (exchange.input() != null || exchange.requests == 0) {
                    exchange.startedAt = exchange.loop.clock().nanoTime();
                    LocalAnswer.send(exchange, 408, Outcome.CLIENT_ABORTED);
                } else {
                    exchange.client.close();
                }
            }
            case RESPONSE_HEAD -> {
                if (exchange.requestBody.isComplete()) {
                    FinishPhase.serverTimedOut(exchange);
                } else {
                    LocalAnswer.send(exchange, 408, Outcome.CLIENT_ABORTED);
                }
            }
            case RESPONSE_BODY -> FinishPhase.serverTimedOut(exchange);
            case CONNECT, CLOSING, CLOSED -> exchange.client.close();
        }
    }
}
