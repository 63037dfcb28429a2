package io.evenkeel.proxy.http;

import io.evenkeel.core.Outcome;

/** What the deadline of an exchange is at each moment, and what its passing means. */
final class TimeoutPhase {
    private TimeoutPhase() {}

    /** Sets the deadline while the request is under way, for whoever has to do something next. */
    static void await(Exchange exchange) {
        exchange.deadline.in(clientIsAwaited(exchange) ? exchange.settings.timeouts().idle() : exchange.serverTimeouts().idle());
    }

    /** The client has to send the rest of its body, which the server would take, or to read the answer. */
    private static boolean clientIsAwaited(Exchange exchange) {
        ServerSide server = exchange.server;
        boolean serverTakesMore = server == null || server.channel().isWritable();
        return (serverTakesMore && !exchange.requestBody.isComplete()) || !exchange.client.isWritable();
    }

    static void run(Exchange exchange) {
        switch (exchange.stage) {
            case REQUEST_HEAD -> {
                if (!exchange.client.isWritable()) {
                    exchange.client.close();
                } else if (exchange.input() != null || exchange.requests == 0) {
                    exchange.startedAt = exchange.loop.clock().nanoTime();
                    LocalAnswer.send(exchange, 408, Outcome.CLIENT_ABORTED);
                } else {
                    Closing.behindAnswer(exchange, true);
                }
            }
            case AWAIT_BODY -> LocalAnswer.send(exchange, 408, Outcome.CLIENT_ABORTED);
            case RESPONSE_HEAD -> {
                if (clientIsAwaited(exchange)) {
                    LocalAnswer.send(exchange, 408, Outcome.CLIENT_ABORTED);
                } else {
                    LocalAnswer.send(exchange, 504, Outcome.SERVER_TIMED_OUT);
                }
            }
            case RESPONSE_BODY ->
                FinishPhase.cutOff(exchange, clientIsAwaited(exchange) ? Outcome.CLIENT_ABORTED : Outcome.SERVER_TIMED_OUT);
            case CONNECT, CLOSING, CLOSED -> exchange.client.close();
        }
    }
}
