package io.evenkeel.core.schedule.nginx;

import java.util.random.RandomGenerator;

import io.evenkeel.core.Scheduler;
import io.evenkeel.core.key.HashKey;
import io.evenkeel.core.schedule.basis.ThreadChance;

/** The catalogue of nginx' algorithms: what stands in its {@code upstream}. */
public final class NginxSchedulers {
    private NginxSchedulers() {}

    /** The default, smooth weighted round robin: 5, 1, 1 give {@code aabacaa}. */
    public static Scheduler smoothRoundRobin() {
        return SmoothRoundRobin.INSTANCE;
    }

    /** {@code ip_hash}: by the client's network. */
    public static Scheduler ipHash() {
        return IpHash.INSTANCE;
    }

    /**
     * {@code hash <key>}: by CRC-32; almost every key moves when the servers change, none when one is down.
     *
     * @param key what decides, from {@link io.evenkeel.core.key.HashKeys}; {@code $request_uri} is {@code uri().whole()}
     */
    public static Scheduler hash(HashKey key) {
        return new KeyedHash(key);
    }

    /** {@code hash <key> consistent}: on a ketama ring. */
    public static Scheduler consistentHash(HashKey key) {
        return new Ketama(key);
    }

    /** {@code least_conn}: the fewest requests under way in relation to the weight, equals in turn. */
    public static Scheduler leastConnections() {
        return LeastConn.INSTANCE;
    }

    /** {@code fair}, of a third party's module: idle servers in turn, or else the least loaded. */
    public static Scheduler fair() {
        return Fair.INSTANCE;
    }

    /** {@code random}: by chance and weight. */
    public static Scheduler random() {
        return random(ThreadChance.INSTANCE);
    }

    /** {@code random} with chance from {@code chance}, from which any thread may draw. */
    public static Scheduler random(RandomGenerator chance) {
        return new RandomTwo(false, chance);
    }

    /** {@code random two least_conn}: the less loaded of two drawn by weight. */
    public static Scheduler randomTwo() {
        return randomTwo(ThreadChance.INSTANCE);
    }

    /** {@code random two least_conn} with chance from {@code chance}, from which any thread may draw. */
    public static Scheduler randomTwo(RandomGenerator chance) {
        return new RandomTwo(true, chance);
    }
}
