package io.evenkeel.core.schedule.wrap;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import io.evenkeel.core.Outcome;

/** What {@link OutlierEjection} knows of one server. Requests are told by any thread; the rest belongs to who makes the view. */
final class ServerRecord {
    private final AtomicInteger failuresInARow = new AtomicInteger();
    private final LongAdder requests = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private int doublings;
    private boolean ejected;
    private boolean awayInInterval;
    private long ejectedUntil;
    private String reason = "";

    /** Counts a request; says whether it was the one failure too many. What the client or we gave up says nothing. */
    boolean finished(long took, Outcome outcome, int mostInARow) {
        if (outcome == Outcome.COMPLETED || outcome.serverAtFault()) {
            requests.increment();
            nanos.add(took);
        }
        if (outcome.serverAtFault()) {
            failures.increment();
            return failuresInARow.incrementAndGet() == mostInARow;
        }
        if (outcome == Outcome.COMPLETED && failuresInARow.get() != 0) {
            failuresInARow.set(0);
        }
        return false;
    }

    int failuresInARow() {
        return failuresInARow.get();
    }

    long requests() {
        return requests.sum();
    }

    double failureShare() {
        return (double) failures.sum() / Math.max(1, requests.sum());
    }

    double meanNanos() {
        return (double) nanos.sum() / Math.max(1, requests.sum());
    }

    void nextInterval(boolean wellBehaved) {
        requests.reset();
        failures.reset();
        nanos.reset();
        if (wellBehaved && !awayInInterval && doublings > 0) {
            doublings--;
        }
        awayInInterval = ejected;
    }

    void eject(OutlierRules rules, long now, String why) {
        ejected = true;
        awayInInterval = true;
        reason = why;
        ejectedUntil = now + rules.ejectionNanos(doublings++);
        failuresInARow.set(0);
    }

    /** Lets the server return if its time is over. */
    boolean ejected(long now) {
        if (ejected && now - ejectedUntil >= 0) {
            ejected = false;
            failuresInARow.set(0);
        }
        return ejected;
    }

    long ejectedUntil() {
        return ejectedUntil;
    }

    String reason() {
        return reason;
    }
}
