package io.evenkeel.testkit;

import java.time.Instant;

import io.evenkeel.core.time.Clock;

/** The clock of one host: like the network's, but it may run fast or slow, and have begun at another number. */
final class SkewedClock implements Clock {
    private final Clock network;
    private final long origin;
    private double rate = 1;
    /** Where the rate was last changed, on both clocks. */
    private long networkSince;
    private long hereSince;

    SkewedClock(Clock network, long origin) {
        this.network = network;
        this.origin = origin;
        this.networkSince = network.nanoTime();
        this.hereSince = origin;
    }

    void rate(double factor) {
        hereSince = nanoTime();
        networkSince = network.nanoTime();
        rate = factor;
    }

    @Override
    public long nanoTime() {
        return hereSince + (long) ((network.nanoTime() - networkSince) * rate);
    }

    @Override
    public Instant now() {
        return network.now().plusNanos(nanoTime() - origin - network.nanoTime());
    }

    /** How long the network's clock has to go for this one to go {@code nanos}. */
    long onNetwork(long nanos) {
        return (long) Math.ceil(nanos / rate);
    }
}
