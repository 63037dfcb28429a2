package io.evenkeel.core;

import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * One live endpoint of a pool. It outlives every snapshot: its counts survive changes of health, weight and
 * configuration. Compared by identity.
 *
 * <p>Readable from any thread. State is written by its {@link Pool} under the pool's lock; counts by whoever holds a
 * {@link Lease}.
 */
public final class Server {
    private final InetSocketAddress address;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger inactive = new AtomicInteger();
    private final LongAdder chosen = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private volatile ServerConfig config;
    private volatile ServerState state;
    private volatile long usableSince;
    private volatile boolean recovered;
    private volatile boolean overloaded;
    private volatile boolean removed;

    Server(ServerConfig config, long now) {
        this.config = config;
        this.address = config.resolve();
        this.state = new ServerState(Health.UNCHECKED, config.initially(), config.weight());
        this.usableSince = now;
    }

    /** Unique in the pool. */
    public String name() {
        return config.name();
    }

    /** Where it listens, resolved when the server was added. */
    public InetSocketAddress address() {
        return address;
    }

    /** The configuration in force. */
    public ServerConfig config() {
        return config;
    }

    /** Health, wish and weight at this moment. */
    public ServerState state() {
        return state;
    }

    /** Requests or connections under way. */
    public int inFlight() {
        return inFlight.get();
    }

    /** Of those {@linkplain #inFlight under way}, the ones that count as active, as LVS calls established connections. */
    public int active() {
        return Math.max(0, inFlight.get() - inactive.get());
    }

    /** Of those {@linkplain #inFlight under way}, the ones that are being set up or taken down. */
    public int inactive() {
        return inactive.get();
    }

    /** Whether it is past its {@link ConnectionThresholds}. */
    public boolean overloaded() {
        return overloaded;
    }

    /** Since when it is usable without a break, in nanoseconds of its pool's clock; meaningless while it is not usable. */
    public long usableSince() {
        return usableSince;
    }

    /** Whether it became usable again after it was not; false for one that joined usable. */
    public boolean recovered() {
        return recovered;
    }

    /** How many leases were given, ever. */
    public long chosen() {
        return chosen.sum();
    }

    /** How many leases ended with an outcome that is the server's fault, ever. */
    public long failed() {
        return failed.sum();
    }

    /** Whether the server has left its pool: nothing new may be sent, nothing kept for it. */
    public boolean removed() {
        return removed;
    }

    @Override
    public String toString() {
        return config.name() + "@" + config.endpoint();
    }

    void state(ServerState next, long now) {
        if (next.usable() && !state.usable()) {
            usableSince = now;
            recovered = true;
        }
        state = next;
    }

    void config(ServerConfig next) {
        config = next;
    }

    void markRemoved() {
        removed = true;
    }

    /** Takes a slot unless all are taken; lock-free. */
    boolean tryTakeSlot() {
        int limit = config.maxConnections();
        int taken;
        if (limit == 0) {
            taken = inFlight.getAndIncrement();
        } else {
            do {
                taken = inFlight.get();
                if (taken >= limit) {
                    return false;
                }
            } while (!inFlight.compareAndSet(taken, taken + 1));
        }
        updateOverload(taken + 1);
        chosen.increment();
        return true;
    }

    void countInactive(int change) {
        inactive.addAndGet(change);
    }

    private void updateOverload(int connections) {
        ConnectionThresholds thresholds = config.thresholds();
        if (thresholds.upper() > 0 || overloaded) {
            overloaded = thresholds.overloaded(connections, overloaded);
        }
    }

    void returnSlot(Outcome outcome) {
        updateOverload(inFlight.decrementAndGet());
        if (outcome.serverAtFault()) {
            failed.increment();
        }
    }
}
