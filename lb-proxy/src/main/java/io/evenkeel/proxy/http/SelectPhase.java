package io.evenkeel.proxy.http;

import io.evenkeel.core.Admission;
import io.evenkeel.core.Lease;
import io.evenkeel.core.Outcome;
import io.evenkeel.proxy.backend.Backend;

/** Takes a lease on a server that the request has not tried yet. */
final class SelectPhase {
    private SelectPhase() {}

    static void run(Exchange exchange) {
        Backend backend = exchange.frontend.backend();
        if (backend == null) {
            LocalAnswer.send(exchange, 503, Outcome.CANCELLED);
            return;
        }
        exchange.backend = backend;
        exchange.mode = exchange.settings.http().connectionMode().or(backend.config().http().connectionMode());
        Admission admission = exchange.attempts.acquire(backend);
        if (admission instanceof Lease lease) {
            exchange.lease = lease;
            ConnectPhase.run(exchange, lease);
        } else {
            LocalAnswer.send(exchange, 503, Outcome.CANCELLED);
        }
    }

    /** The server of this lease failed before anything was committed: another one, while there is one. */
    static void again(Exchange exchange, Lease failed, Outcome outcome, int statusOtherwise) {
        failed.close(outcome);
        exchange.lease = null;
        exchange.server = null;
        Backend backend = exchange.backend;
        if (backend != null && exchange.attempts.failed(failed.server(), backend) && othersLeft(exchange, backend)) {
            run(exchange);
        } else {
            LocalAnswer.send(exchange, statusOtherwise, outcome);
        }
    }

    private static boolean othersLeft(Exchange exchange, Backend backend) {
        var pool = backend.pool().snapshot();
        for (int i = 0; i < pool.size(); i++) {
            if (!exchange.attempts.tried(pool.server(i))) {
                return true;
            }
        }
        return false;
    }
}
