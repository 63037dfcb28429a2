package io.evenkeel.proxy.http;

import io.evenkeel.core.Lease;
import io.evenkeel.core.Outcome;
import io.evenkeel.proxy.config.ConnectionMode;
import io.evenkeel.proxy.relay.Reading;

/**
 * The end of an exchange, however it came about: the lease is closed, the line is logged, the server's connection is kept
 * or closed, and so is the client's.
 */
final class FinishPhase {
    private FinishPhase() {}

    /** The answer is whole. */
    static void completed(Exchange exchange, ServerSide server, boolean surplus) {
        boolean reusable = !surplus
                && exchange.mode == ConnectionMode.KEEP_ALIVE
                && exchange.requestBody.isComplete()
                && server.response.keepAlive();
        exchange.server = null;
        close(exchange, Outcome.COMPLETED);
        server.release(reusable);
        if (exchange.persistent && exchange.requestBody.isComplete()) {
            next(exchange);
        } else {
            Closing.behindAnswer(exchange, exchange.requestBody.isComplete());
        }
    }

    private static void next(Exchange exchange) {
        exchange.client.flush();
        exchange.begin();
        exchange.stage = Stage.REQUEST_HEAD;
        Reading.resume(exchange.client);
        if (exchange.input() != null) {
            exchange.deadline.in(exchange.settings.timeouts().requestHead());
            RequestHeadPhase.advance(exchange);
        } else if (exchange.draining || exchange.clientInputEnded) {
            Closing.behindAnswer(exchange, true);
        } else {
            exchange.deadline.in(exchange.settings.timeouts().keepAlive());
        }
    }

    static void answeredLocally(Exchange exchange, Outcome outcome) {
        dropServer(exchange);
        close(exchange, outcome);
        Closing.behindAnswer(exchange, exchange.clientInputEnded);
    }

    /** The server sent nonsense or closed too early. */
    static void serverFailed(Exchange exchange, int status) {
        LocalAnswer.send(exchange, status, Outcome.SERVER_FAILED);
    }

    /** Part of an answer is out and the rest will not come: only closing tells the client. */
    static void cutOff(Exchange exchange, Outcome outcome) {
        dropServer(exchange);
        close(exchange, outcome);
        exchange.stage = Stage.CLOSED;
        exchange.client.flush();
        exchange.client.close();
    }

    /** The client will send no more. What it has asked for it still gets. */
    static void clientInputEnded(Exchange exchange) {
        switch (exchange.stage) {
            case REQUEST_HEAD -> {
                if (!RequestHeadPhase.waitsForRoom(exchange)) {
                    Closing.behindAnswer(exchange, true);
                }
            }
            case AWAIT_BODY, RESPONSE_HEAD -> abandonUnlessWhole(exchange);
            case CLOSING -> Closing.clientInputEnded(exchange);
            case CONNECT, RESPONSE_BODY, CLOSED -> {
            }
        }
    }

    /** A request whose body will not come to its end is over. Answers before it still get out. */
    static void abandonUnlessWhole(Exchange exchange) {
        if (exchange.clientInputEnded && !exchange.requestBody.isComplete()) {
            dropServer(exchange);
            close(exchange, Outcome.CLIENT_ABORTED);
            Closing.behindAnswer(exchange, true);
        }
    }

    /** Both sides of a tunnel are done. */
    static void tunnelEnded(Exchange exchange, Outcome outcome) {
        close(exchange, outcome);
        exchange.releaseInput();
    }

    /** The client's connection is closed. */
    static void clientGone(Exchange exchange) {
        boolean underWay = exchange.lease != null || exchange.stage == Stage.CONNECT || exchange.stage == Stage.AWAIT_BODY;
        dropServer(exchange);
        if (underWay) {
            close(exchange, Outcome.CLIENT_ABORTED);
        }
        exchange.stage = Stage.CLOSED;
        exchange.deadline.cancel();
        exchange.releaseInput();
    }

    private static void dropServer(Exchange exchange) {
        ServerSide server = exchange.server;
        if (server != null) {
            exchange.server = null;
            server.release(false);
        }
    }

    private static void close(Exchange exchange, Outcome outcome) {
        Lease lease = exchange.lease;
        if (lease != null) {
            lease.close(outcome);
        }
        if (exchange.frontend.accessLog().isInfoEnabled()) {
            AccessLine.write(exchange, outcome);
        }
        exchange.lease = null;
    }
}
