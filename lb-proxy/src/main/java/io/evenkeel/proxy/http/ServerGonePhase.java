package io.evenkeel.proxy.http;

import java.util.Objects;

import io.evenkeel.core.Lease;

/** The server closed the connection while it served an exchange: the end of the answer, or a failure. */
final class ServerGonePhase {
    private ServerGonePhase() {}

    static void run(Exchange exchange, ServerSide server) {
        if (exchange.server != server) {
            return;
        }
        Lease lease = Objects.requireNonNull(exchange.lease);
        if (exchange.stage == Stage.RESPONSE_HEAD) {
            ResponseHeadPhase.failed(exchange, lease, server);
        } else if (server.body.inputClosed()) {
            FinishPhase.completed(exchange, server, false);
        } else {
            FinishPhase.serverFailed(exchange, 502);
        }
    }
}
