package io.evenkeel.core;

import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

/**
 * One live endpoint of a pool. It outlives every snapshot: its counts survive changes of health, weight and
 * configuration. Compared by identity.
 *
 * <p>Readable from any thread. State is written by its {@link Pool} under the pool's lock; counts by whoever holds a
 * {@link Lease}.
 */
public final class Server {
    private static final int OVERLOADED = Integer.MIN_VALUE;
    private static final AtomicIntegerFieldUpdater<Server> LOAD = AtomicIntegerFieldUpdater.newUpdater(Server.class, "load");

    private final InetSocketAddress address;
    /**
     * How many are in flight, with {@link #OVERLOADED} set while it is overloaded: both change at once, so that none gets stuck. It
     * stands in the server itself, as schedulers that compare many servers read little else.
     */
    private volatile int load;
    private final AtomicInteger inactive = new AtomicInteger();
    private final LongAdder chosen = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private volatile ServerConfig config;
    private volatile ServerState state;
    private volatile long usableSince;
    private volatile boolean recovered;
    private volatile int maxConnections;
    private volatile boolean removed;
    private volatile @Nullable Drain drain;

    Server(ServerConfig config, long now) {
        this.config = config;
        this.address = config.resolve();
        this.maxConnections = config.maxConnections();
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
        return load & ~OVERLOADED;
    }

    /** How many may be under way at a time, as configured or changed; 0 means no limit. */
    public int maxConnections() {
        return maxConnections;
    }

    /** Of those {@linkplain #inFlight under way}, the ones that count as active, as LVS calls established connections. */
    public int active() {
        return Math.max(0, inFlight() - inactive.get());
    }

    /** Of those {@linkplain #inFlight under way}, the ones that are being set up or taken down. */
    public int inactive() {
        return inactive.get();
    }

    /** Whether it is past its {@link ConnectionThresholds}. */
    public boolean overloaded() {
        return load < 0;
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

    /** Takes a new configuration; what was changed while running stays unless the configuration of just that has changed. */
    void config(ServerConfig next, long now) {
        ServerConfig before = config;
        config = next;
        if (before.maxConnections() != next.maxConnections()) {
            maxConnections = next.maxConnections();
        }
        if (before.weight() != next.weight()) {
            state(state.withWeight(next.weight()), now);
        }
        if (before.initially() != next.initially()) {
            state(state.with(next.initially()), now);
        }
        if (next.healthCheck() == null) {
            state(state.with(Health.UNCHECKED), now);
        }
        changeLoad(0, 0);
    }

    void maxConnections(int most) {
        maxConnections = most;
    }

    /** Tells {@code next} when nothing is in flight any more, and the one before no longer, which is returned. */
    @Nullable
    Drain drain(@Nullable Drain next) {
        Drain before = drain;
        drain = next;
        return before;
    }

    void markRemoved() {
        removed = true;
    }

    /** Takes a slot unless all are taken; lock-free. */
    boolean tryTakeSlot() {
        int limit = maxConnections;
        if (limit == 0 && config.thresholds().upper() == 0) {
            LOAD.getAndIncrement(this);
        } else if (!changeLoad(1, limit)) {
            return false;
        }
        chosen.increment();
        return true;
    }

    void returnSlot(Outcome outcome) {
        changeLoad(-1, 0);
        if (outcome.serverAtFault()) {
            failed.increment();
        }
        Drain waiting = drain;
        if (waiting != null && inFlight() == 0) {
            waiting.idle();
        }
    }

    void countInactive(int change) {
        inactive.addAndGet(change);
    }

    /**
     * Counts and decides about overload in one step.
     *
     * @param limit how many there may be afterwards; 0 means no limit
     * @return whether the limit allowed it
     */
    private boolean changeLoad(int change, int limit) {
        ConnectionThresholds thresholds = config.thresholds();
        while (true) {
            int before = load;
            int count = (before & ~OVERLOADED) + change;
            if (limit > 0 && count > limit) {
                return false;
            }
            int after = thresholds.overloaded(count, before < 0) ? count | OVERLOADED : count;
            if (LOAD.compareAndSet(this, before, after)) {
                return true;
            }
        }
    }
}
