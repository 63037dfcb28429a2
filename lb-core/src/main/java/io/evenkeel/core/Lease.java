package io.evenkeel.core;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import io.evenkeel.core.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The right to send one request or connection to one server. It counts as in flight until it is closed, and closing is
 * due exactly once, whatever happens; further calls do nothing.
 *
 * <p>Any thread may close it; the other calls belong to the one that does the work.
 */
public final class Lease implements Admission {
    private static final AtomicIntegerFieldUpdater<Lease> CLOSED = AtomicIntegerFieldUpdater.newUpdater(Lease.class, "closed");

    private final Server server;
    private final @Nullable Feedback feedback;
    private final Clock clock;
    private final long startedAt;
    private boolean answered;
    private boolean inactive;
    private volatile int closed;

    Lease(Server server, @Nullable Feedback feedback, Clock clock) {
        this.server = server;
        this.feedback = feedback;
        this.clock = clock;
        this.startedAt = feedback == null ? 0 : clock.nanoTime();
        if (feedback != null) {
            feedback.started(server);
        }
    }

    /** The chosen server. */
    public Server server() {
        return server;
    }

    /** Says that the answer has begun, or that the connection stands; only the first call counts. */
    public void firstByte() {
        if (feedback != null && !answered) {
            answered = true;
            feedback.firstByte(server, clock.nanoTime() - startedAt);
        }
    }

    /**
     * Says whether the connection is active, as LVS calls one that is established and not closing. A lease begins active.
     * Calls after the closing do nothing.
     */
    public void active(boolean now) {
        if (closed == 0 && inactive == now) {
            inactive = !now;
            server.countInactive(now ? -1 : 1);
        }
    }

    /** Gives the slot back and tells how it went. */
    public void close(Outcome outcome) {
        if (CLOSED.compareAndSet(this, 0, 1)) {
            if (inactive) {
                server.countInactive(-1);
            }
            server.returnSlot(outcome);
            if (feedback != null) {
                feedback.finished(server, clock.nanoTime() - startedAt, outcome);
            }
        }
    }
}
