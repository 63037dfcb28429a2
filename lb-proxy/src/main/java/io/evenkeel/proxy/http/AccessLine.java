package io.evenkeel.proxy.http;

import io.evenkeel.core.Lease;
import io.evenkeel.core.Outcome;

/** The line that the access log gets for each request. */
final class AccessLine {
    private AccessLine() {}

    /** Client, frontend, backend/server, status, bytes, milliseconds, retries, outcome, request line. */
    static void write(Exchange exchange, Outcome outcome) {
        Lease lease = exchange.lease;
        String server = (exchange.backend == null ? "-" : exchange.backend.name()) + "/"
                + (lease == null ? "-" : lease.server().name());
        long millis = (exchange.loop.clock().nanoTime() - exchange.startedAt) / 1_000_000;
        exchange.frontend.accessLog().info("{} {} {} {} {}B {}ms retries={} {} \"{}\"", exchange.attempts.client(),
                exchange.frontend.name(), server, exchange.status, exchange.bytesToClient, millis, exchange.attempts.failures(),
                outcome, exchange.request.requestLine());
    }
}
