package io.evenkeel.core.schedule.load;

import java.util.random.RandomGenerator;

import io.evenkeel.core.Scheduler;
import io.evenkeel.core.schedule.basis.ThreadChance;
import io.evenkeel.core.time.Clock;

/**
 * Schedulers that look at load, latency and idleness.
 *
 * <p>Where a generator can be given, it is asked by every thread that picks: one that is not for several threads is for tests
 * and simulations with one. Without it each thread draws from its own, so that picks share nothing. A clock is the pool's.
 */
public final class LoadSchedulers {
    private LoadSchedulers() {}

    /**
     * The power of two choices: two servers drawn by weight, of them the one with fewer requests under way per weight. Nearly as
     * good as looking at all servers, at a cost that does not depend on how many there are, and many balancers that do the same
     * do not run to the same server.
     */
    public static Scheduler powerOfTwoChoices() {
        return powerOfChoices(2, ThreadChance.INSTANCE);
    }

    /**
     * As {@link #powerOfTwoChoices} with more choices.
     *
     * @param choices servers drawn, 2..64
     */
    public static Scheduler powerOfChoices(int choices, RandomGenerator random) {
        return new PowerOfChoices(choices, random);
    }

    /**
     * Peak EWMA: two servers drawn by weight, of them the one with the smaller product of latency and requests under way. For
     * servers of unequal or changing speed. Finds a recovered server within {@link LatencyMemory#probeAfter}.
     */
    public static Scheduler peakEwma() {
        return peakEwma(Clock.system(), LatencyMemory.DEFAULT, ThreadChance.INSTANCE);
    }

    /** As {@link #peakEwma()} with its settings. */
    public static Scheduler peakEwma(Clock clock, LatencyMemory memory, RandomGenerator random) {
        return new PeakEwma(clock, memory, random);
    }

    /**
     * Prequal: a few servers are asked per pick; of those that answered lately the fastest one is chosen that is not among the
     * busiest. Servers are not asked over the network: the answers are this pool's own counts and latencies.
     */
    public static Scheduler prequal() {
        return prequal(PrequalOptions.DEFAULT, Clock.system(), ThreadChance.INSTANCE);
    }

    /** As {@link #prequal()} with its settings. */
    public static Scheduler prequal(PrequalOptions options, Clock clock, RandomGenerator random) {
        return new Prequal(null, options, LatencyMemory.DEFAULT, clock, random);
    }

    /** Prequal with real probes: what the servers say of themselves, from all their clients. */
    public static Scheduler prequal(LoadProbe probe, PrequalOptions options, Clock clock, RandomGenerator random) {
        return new Prequal(probe, options, LatencyMemory.DEFAULT, clock, random);
    }

    /** Join-idle-queue with one queue: an idle server if there is one, else one drawn by weight. */
    public static Scheduler joinIdleQueue() {
        return joinIdleQueue(1, ThreadChance.INSTANCE);
    }

    /**
     * Join-idle-queue.
     *
     * @param queues idle queues, 1..1024; more of them mean less contention between threads, and more requests that do not see
     *     an idle server because it waits in another queue
     */
    public static Scheduler joinIdleQueue(int queues, RandomGenerator random) {
        return new JoinIdleQueue(queues, random);
    }
}
