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
    private final LongAdder chosen = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private volatile ServerConfig config;
    private volatile ServerState state;
    private volatile boolean removed;

    Server(ServerConfig config) {
        this.config = config;
        this.address = config.resolve();
        this.state = new ServerState(Health.UNCHECKED, config.initially(), config.weight());
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

    void state(ServerState next) {
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
        if (limit == 0) {
            inFlight.incrementAndGet();
        } else {
            int taken;
            do {
                taken = inFlight.get();
                if (taken >= limit) {
                    return false;
                }
            } while (!inFlight.compareAndSet(taken, taken + 1));
        }
        chosen.increment();
        return true;
    }

    void returnSlot(Outcome outcome) {
        inFlight.decrementAndGet();
        if (outcome.serverAtFault()) {
            failed.increment();
        }
    }
}
