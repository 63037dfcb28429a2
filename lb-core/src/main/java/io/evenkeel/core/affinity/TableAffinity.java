package io.evenkeel.core.affinity;

import java.time.Duration;

import io.evenkeel.core.Affinity;
import io.evenkeel.core.AffinityTable;
import io.evenkeel.core.time.Clock;
import io.evenkeel.core.validation.Expect;

/**
 * A table from keys to servers, as LVS persistence (kernel: {@code ip_vs_sched_persist}). An entry is used until its timeout has
 * passed since the last new connection that used it; if some of its connections are open then, it is kept for 60 s more, over
 * and over. A server that is quiesced (weight 0 or drained) keeps its entries, unless {@code expireQuiesced}; when it is
 * overloaded it keeps them too. When it is down, in maintenance, removed or was tried, a server is chosen anew. When all of its
 * slots are taken, the request goes elsewhere this once and the entry stays.
 *
 * @param key what a request is remembered by
 * @param timeout how long after the last new connection; LVS's default is {@link #DEFAULT_TIMEOUT}
 * @param maxEntries how many keys are remembered at most; above that, those that are used least go
 * @param expireQuiesced whether a quiesced server loses its clients: the kernel's {@code expire_quiescent_template}
 */
public record TableAffinity(AffinityKey key, Duration timeout, int maxEntries, boolean expireQuiesced) implements Affinity {
    /** Six minutes, as with {@code ipvsadm -p}. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(6);
    /** A million. */
    public static final int DEFAULT_MAX_ENTRIES = 1_000_000;

    /** Checks the values. */
    public TableAffinity {
        Expect.positive("affinity timeout", timeout);
        Expect.inRange("affinity maxEntries", maxEntries, 1, Integer.MAX_VALUE);
    }

    /** By {@code key}, with the defaults for the rest; a quiesced server keeps its clients. */
    public static TableAffinity by(AffinityKey key) {
        return new TableAffinity(key, DEFAULT_TIMEOUT, DEFAULT_MAX_ENTRIES, false);
    }

    /** By the client's address. */
    public static TableAffinity byClient() {
        return byClientNetwork(32, 128);
    }

    /**
     * By the network that the client is in.
     *
     * @param ipv4Prefix how many bits of an IPv4 address count, 0..32
     * @param ipv6Prefix how many bits of an IPv6 address count, 0..128
     */
    public static TableAffinity byClientNetwork(int ipv4Prefix, int ipv6Prefix) {
        return by(new ClientNetwork(ipv4Prefix, ipv6Prefix));
    }

    /** The same with another timeout. */
    public TableAffinity timeout(Duration afterLastConnection) {
        return new TableAffinity(key, afterLastConnection, maxEntries, expireQuiesced);
    }

    /** The same with another bound. */
    public TableAffinity maxEntries(int most) {
        return new TableAffinity(key, timeout, most, expireQuiesced);
    }

    /** The same, but a quiesced server loses its clients. */
    public TableAffinity expiringQuiesced() {
        return new TableAffinity(key, timeout, maxEntries, true);
    }

    @Override
    public AffinityTable table(Clock clock) {
        return new TemplateTable(this, clock);
    }
}
