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
    private static final AtomicIntegerFieldUpdater<Lease> PHASE = AtomicIntegerFieldUpdater.newUpdater(Lease.class, "phase");
    private static final int ACTIVE = 0;
    private static final int INACTIVE = 1;
    private static final int CLOSED = 2;

    private final Server server;
    private final @Nullable Feedback feedback;
    private final Clock clock;
    private final long startedAt;
    private final @Nullable AffinityEntry affinity;
    private boolean answered;
    private volatile int phase = ACTIVE;

    Lease(Server server, @Nullable Feedback feedback, Clock clock, @Nullable AffinityEntry affinity) {
        this.server = server;
        this.feedback = feedback;
        this.clock = clock;
        this.affinity = affinity;
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
        // Counted before it shows and uncounted after, so that a closing in between finds the count right.
        if (now) {
            if (PHASE.compareAndSet(this, INACTIVE, ACTIVE)) {
                server.countInactive(-1);
            }
        } else if (phase == ACTIVE) {
            server.countInactive(1);
            if (!PHASE.compareAndSet(this, ACTIVE, INACTIVE)) {
                server.countInactive(-1);
            }
        }
    }

    /** Gives the slot back and tells how it went. */
    public void close(Outcome outcome) {
        int before = PHASE.getAndSet(this, CLOSED);
        if (before == CLOSED) {
            return;
        }
        if (before == INACTIVE) {
            server.countInactive(-1);
        }
        server.returnSlot(outcome);
        if (affinity != null) {
            affinity.closed();
        }
        if (feedback != null) {
            feedback.finished(server, clock.nanoTime() - startedAt, outcome);
        }
    }
}
