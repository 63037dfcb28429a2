package io.evenkeel.core;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The right to send one request or connection to one server. It counts as in flight until it is closed, and closing is
 * due exactly once, whatever happens; further calls do nothing.
 *
 * <p>Any thread may close it.
 */
public final class Lease implements Admission {
    private final Server server;
    private final AtomicBoolean closed = new AtomicBoolean();

    Lease(Server server) {
        this.server = server;
    }

    /** The chosen server. */
    public Server server() {
        return server;
    }

    /** Gives the slot back and tells how it went. */
    public void close(Outcome outcome) {
        if (closed.compareAndSet(false, true)) {
            server.returnSlot(outcome);
        }
    }
}
