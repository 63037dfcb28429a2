package io.evenkeel.core.schedule.haproxy;

import java.util.concurrent.atomic.AtomicInteger;

import io.evenkeel.core.Feedback;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Server;
import org.jspecify.annotations.Nullable;

/**
 * HAProxy's {@code hash-balance-factor}, consistent hashing with bounded loads (Mirrokni, Thorup, Zadimoghaddam 2016): the
 * request that is to be placed and all under way are worth so many slots as the factor says; each server has its weight's
 * share of them, at least one, and takes no more.
 *
 * <p>What is under way is counted from the leases that schedulers with this bound gave; threads that pick at the same moment
 * may both see the last slot free.
 */
final class LoadBound implements Feedback {
    private final PoolSnapshot pool;
    private final int percent;
    private final AtomicInteger underWay;
    /** The sum of the weights before each server, and of all. */
    private final long[] weightBefore;

    LoadBound(PoolSnapshot pool, int[] weights, int percent, @Nullable LoadBound before) {
        this.pool = pool;
        this.percent = percent;
        this.underWay = before == null ? new AtomicInteger() : before.underWay;
        this.weightBefore = new long[pool.size() + 1];
        for (int i = 1; i < weightBefore.length; i++) {
            weightBefore[i] = weightBefore[i - 1] + weights[i - 1];
        }
    }

    /** Whether a server may take one more. */
    boolean admits(int index) {
        return pool.server(index).inFlight() < slots(index);
    }

    private long slots(int index) {
        long all = ((underWay.get() + 1L) * percent + 99) / 100;
        long total = weightBefore[weightBefore.length - 1];
        return Math.max(1, weightBefore[index + 1] * all / total - weightBefore[index] * all / total);
    }

    @Override
    public void started(Server server) {
        underWay.incrementAndGet();
    }

    @Override
    public void finished(Server server, long nanos, Outcome outcome) {
        underWay.decrementAndGet();
    }
}
