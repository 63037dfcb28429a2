package io.evenkeel.core.schedule.load;

import java.util.concurrent.atomic.AtomicLong;

import io.evenkeel.core.Outcome;

/**
 * What is believed about the latency of one server: an exponentially weighted mean, which a peak may raise at once. Estimate and
 * time of the last news share one word, so that any threads may tell and ask without a lock.
 *
 * <p>The time is kept in units of 4096 ns and comes round after 4.9 hours; a server silent for that long may look fresh until it
 * has been silent for a moment more.
 */
final class LatencyEstimate {
    private static final int UNIT_BITS = 12;
    private static final long NEVER = -1;

    private final AtomicLong state = new AtomicLong(NEVER);
    private final boolean peaks;
    private final double decay;
    private final long probeAfter;
    private final long failurePenalty;

    /**
     * Knows nothing yet.
     *
     * @param peaks whether a latency above the estimate becomes the estimate at once
     */
    LatencyEstimate(LatencyMemory memory, boolean peaks) {
        this.peaks = peaks;
        this.decay = memory.decay().toNanos();
        this.probeAfter = memory.probeAfter().toNanos();
        this.failurePenalty = memory.failurePenalty().toNanos();
    }

    /** Hears of the end of a request. What a client did not wait for is news only if it was slow. */
    void finished(long nanos, Outcome outcome, long now) {
        if (outcome.serverAtFault()) {
            observe(Math.max(nanos, failurePenalty), now);
        } else if (outcome == Outcome.COMPLETED || nanos > estimate(state.get())) {
            observe(nanos, now);
        }
    }

    private void observe(long nanos, long now) {
        long before = state.get();
        while (!state.compareAndSet(before, after(before, nanos, now))) {
            before = state.get();
        }
    }

    private long after(long before, long nanos, long now) {
        double estimate = nanos;
        if (before != NEVER) {
            long age = age(before, now);
            double known = estimate(before);
            if (age < probeAfter && !(peaks && nanos > known)) {
                double share = Math.exp(-age / decay);
                estimate = known * share + nanos * (1 - share);
            }
        }
        return ((long) Float.floatToRawIntBits((float) estimate) << 32) | ((now >>> UNIT_BITS) & 0xffff_ffffL);
    }

    /**
     * The latency to expect, in nanoseconds. For an idle server the estimate fades, down to 0 when it is time to probe it; while
     * requests are under way it does not, so that one probe is not followed by a crowd before it is answered. A server of which
     * nothing is known yet counts as slow while it is busy.
     */
    double expected(boolean idle, long now) {
        long current = state.get();
        if (current == NEVER) {
            return idle ? 0 : failurePenalty;
        }
        if (!idle) {
            return estimate(current);
        }
        long age = age(current, now);
        return age >= probeAfter ? 0 : estimate(current) * Math.exp(-age / decay);
    }

    private static double estimate(long state) {
        return state == NEVER ? 0 : Float.intBitsToFloat((int) (state >>> 32));
    }

    private static long age(long state, long now) {
        return (((now >>> UNIT_BITS) - state) & 0xffff_ffffL) << UNIT_BITS;
    }
}
