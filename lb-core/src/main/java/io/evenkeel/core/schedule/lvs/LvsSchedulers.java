package io.evenkeel.core.schedule.lvs;

import java.time.Duration;
import java.util.Set;
import java.util.random.RandomGenerator;

import io.evenkeel.core.Scheduler;
import io.evenkeel.core.schedule.basis.ThreadChance;
import io.evenkeel.core.time.Clock;
import io.evenkeel.core.validation.Expect;

/**
 * The schedulers of the Linux Virtual Server. In the same state each chooses what the kernel (6.1) chooses.
 *
 * <p>The list that they go through is the pool's, in the order of the configuration. The kernel puts each new real server at
 * the head of its list: a virtual service whose servers were added in the order c, b, a goes through a, b, c. A server with
 * weight 0 or drained stays on the list and takes nothing new; one that is down, in maintenance or removed is not on it. One
 * that is overloaded ({@link io.evenkeel.core.ConnectionThresholds}) or was tried takes nothing either. Loads are counted in
 * {@linkplain io.evenkeel.core.Server#active active} and {@linkplain io.evenkeel.core.Server#inactive inactive} connections.
 *
 * <p>Weights are 0..256 as everywhere; the kernel's go to 2^31-1, but only their ratios count, except in {@code ovf}, which can be told
 * otherwise, and in {@code lblc} and {@code lblcr}, which compare connections with weights too.
 *
 * <p>Values of this class that behave alike are equal. Pickers are for any thread, take no lock, and allocate nothing except
 * where it is said.
 */
public final class LvsSchedulers {
    /** How long {@code lblc} and {@code lblcr} remember a destination that nobody asks for: a day, as in the kernel. */
    public static final Duration LOCALITY_EXPIRATION = Duration.ofDays(1);

    private LvsSchedulers() {}

    /** {@code rr}: each server in turn, whatever the weights. */
    public static Scheduler roundRobin() {
        return RoundRobin.INSTANCE;
    }

    /** {@code wrr}: each server in turn, as often as its weight says, the heavy ones first; 4, 3, 2 give {@code aababcabc}. */
    public static Scheduler weightedRoundRobin() {
        return WeightedRoundRobin.INSTANCE;
    }

    /** {@code lc}: the least overhead (256 x active + inactive connections), whatever the weights. */
    public static Scheduler leastConnections() {
        return LeastConnections.INSTANCE;
    }

    /** {@code wlc}: the least overhead per weight; the default of ipvsadm. */
    public static Scheduler weightedLeastConnections() {
        return WeightedLeastConnections.INSTANCE;
    }

    /** {@code sed}: the least (active connections + 1) per weight. */
    public static Scheduler shortestExpectedDelay() {
        return ShortestExpectedDelay.INSTANCE;
    }

    /** {@code nq}: a server without active connections; if there is none, as {@code sed}. */
    public static Scheduler neverQueue() {
        return NeverQueue.INSTANCE;
    }

    /**
     * {@code lblc}: requests for one {@linkplain io.evenkeel.core.PickContext#destination destination} stay on one server, unless
     * it has too much. A destination that is not remembered costs an allocation; once a minute a pick cleans up.
     */
    public static Scheduler localityBased(Clock clock) {
        return new LocalityBased(clock, LOCALITY_EXPIRATION);
    }

    /**
     * {@code lblcr}: as {@code lblc} with a set of servers for each destination, which grows with its load and shrinks with time.
     * Allocates when a set is made or changes.
     */
    public static Scheduler localityBasedReplicated(Clock clock) {
        return localityBasedReplicated(clock, LOCALITY_EXPIRATION);
    }

    /**
     * {@code lblcr} with another expiration.
     *
     * @param expiration after how long without change a set loses its most loaded server, and after how long without requests
     *     a destination is forgotten: the kernel's {@code lblcr_expiration}
     */
    public static Scheduler localityBasedReplicated(Clock clock, Duration expiration) {
        return new LocalityBasedReplicated(clock, Expect.positive("expiration", expiration));
    }

    /** {@code dh}: by the {@linkplain io.evenkeel.core.PickContext#destination destination's} address, whatever the weights. */
    public static Scheduler destinationHashing() {
        return DestinationHashing.INSTANCE;
    }

    /**
     * {@code sh}: by the client's address. Without {@link HashFlag#FALLBACK}, clients of a server that takes nothing get none. For
     * a client with an IPv6 address a pick copies the address.
     */
    public static Scheduler sourceHashing(HashFlag... flags) {
        Set<HashFlag> set = Set.of(flags);
        return new SourceHashing(set.contains(HashFlag.FALLBACK), set.contains(HashFlag.PORT));
    }

    /** {@code fo}: always the server with the greatest weight that takes something. */
    public static Scheduler weightedFailover() {
        return WeightedFailover.INSTANCE;
    }

    /** {@code ovf}: the server with the greatest weight until it has more active connections than that, then the next. */
    public static Scheduler weightedOverflow() {
        return weightedOverflow(1);
    }

    /**
     * {@code ovf} for servers that take more connections than a weight can say.
     *
     * @param connections how many active connections one unit of weight stands for, at least 1; 10 with weights 200 and 100 is what the
     *     kernel does with weights 2000 and 1000
     */
    public static Scheduler weightedOverflow(int connections) {
        return new WeightedOverflow(Expect.inRange("connections per weight", connections, 1, Integer.MAX_VALUE));
    }

    /**
     * {@code mh}: by the client's address, so that few clients move when a server leaves. Without {@link HashFlag#FALLBACK}, clients
     * of a server that takes nothing get none. For a client with an IPv6 address a pick copies the address.
     */
    public static Scheduler maglev(HashFlag... flags) {
        Set<HashFlag> set = Set.of(flags);
        return new Maglev(set.contains(HashFlag.FALLBACK), set.contains(HashFlag.PORT));
    }

    /** {@code twos}: two servers by chance, and of these the one with the least overhead per weight. */
    public static Scheduler twoChoices() {
        return new TwoChoices(ThreadChance.INSTANCE);
    }

    /**
     * {@code twos} with dice of one's own.
     *
     * @param random used by every thread that picks, at the same time
     */
    public static Scheduler twoChoices(RandomGenerator random) {
        return new TwoChoices(random);
    }
}
