package io.evenkeel.core.schedule.haproxy;

import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;

import io.evenkeel.core.Scheduler;
import io.evenkeel.core.key.HashFunction;
import io.evenkeel.core.key.HashKey;
import io.evenkeel.core.schedule.basis.ThreadChance;
import io.evenkeel.core.time.Clock;
import io.evenkeel.core.validation.Expect;

/** The catalogue of HAProxy's algorithms: its {@code balance} and what goes with it. */
public final class HaproxySchedulers {
    private HaproxySchedulers() {}

    /** {@code roundrobin}: each server in turn, as often as its weight says; 5, 1, 1 give {@code aaabaac}. */
    public static Scheduler roundRobin() {
        return RoundRobin.INSTANCE;
    }

    /**
     * {@code slowstart}: servers that come back begin with a sixteenth of their weight. For the dynamic algorithms, those on
     * a ring included; a static one has whole weights only and stays as it is, as in HAProxy.
     *
     * @param algorithm from this catalogue
     * @param times by the server's name, how long each takes; others have their weight at once
     */
    public static Scheduler slowStart(Scheduler algorithm, Map<String, Duration> times) {
        return slowStart(algorithm, times, Clock.system());
    }

    /** As {@link #slowStart(Scheduler, Map)}, with the clock of the pool. */
    public static Scheduler slowStart(Scheduler algorithm, Map<String, Duration> times, Clock clock) {
        times.forEach((server, time) -> Expect.positive("slow start of server " + server, time));
        boolean isStatic = algorithm instanceof HashBalance hash && !hash.consistent();
        return algorithm instanceof FineWeights fine && !isStatic && !times.isEmpty() ? new SlowStart(fine, times, clock) : algorithm;
    }

    /** {@code static-rr}: in turn by a fixed map; 3, 2, 1 give {@code aababc}. */
    public static Scheduler staticRoundRobin() {
        return StaticRoundRobin.INSTANCE;
    }

    /** {@code leastconn}: the fewest requests under way in relation to the weight; of equals, the one unchanged for longest. */
    public static Scheduler leastConnections() {
        return LeastConnections.INSTANCE;
    }

    /** {@code first}: the first server that is not full. */
    public static Scheduler first() {
        return First.INSTANCE;
    }

    /** {@code random}: the less busy of two drawn by weight. */
    public static RandomDraws random() {
        return random(2);
    }

    /** {@code random(draws)}: the least busy of some that are drawn by weight. */
    public static RandomDraws random(int draws) {
        return random(draws, ThreadChance.INSTANCE);
    }

    /**
     * {@code random(draws)} with chance from {@code chance}, for tests.
     *
     * @param chance from which any thread may draw
     */
    public static RandomDraws random(int draws, RandomGenerator chance) {
        return new RandomDraws(draws, chance, 0);
    }

    /**
     * Equal keys to equal servers, map-based with sdbm as {@code source}, {@code uri}, {@code url_param}, {@code hdr}, {@code
     * rdp-cookie} and {@code hash} are by default.
     *
     * @param key what decides, from {@link io.evenkeel.core.key.HashKeys}
     */
    public static HashBalance hash(HashKey key) {
        return new HashBalance(key, HashFunction.SDBM, false, 0);
    }
}
