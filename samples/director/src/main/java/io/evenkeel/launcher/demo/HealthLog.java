package io.evenkeel.launcher.demo;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.evenkeel.core.Health;
import io.evenkeel.core.PoolObserver;
import io.evenkeel.core.Server;
import io.evenkeel.core.time.Clock;

/** Notes what the checks decided, and when. Any thread may write; the story reads. */
final class HealthLog implements PoolObserver {
    private final BlockingQueue<Entry> entries = new LinkedBlockingQueue<>();
    private final Clock clock;

    HealthLog(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void healthChanged(Server server, Health before, Health now, String reason) {
        entries.add(new Entry(clock.nanoTime(), server.name(), now, reason));
    }

    /** Drops the decisions so far. */
    void forget() {
        entries.clear();
    }

    /**
     * The next decision {@code health} about {@code server}; earlier ones are dropped.
     *
     * @throws IllegalStateException when there is none in {@code limit}
     */
    Entry await(String server, Health health, Duration limit) throws InterruptedException {
        long end = clock.nanoTime() + limit.toNanos();
        while (true) {
            Entry entry = entries.poll(end - clock.nanoTime(), TimeUnit.NANOSECONDS);
            if (entry == null) {
                throw new IllegalStateException("the checks did not find " + server + " " + health + " in " + limit.toSeconds() + " s");
            }
            if (entry.server.equals(server) && entry.health == health) {
                return entry;
            }
        }
    }

    /**
     * One decision.
     *
     * @param nanos when, by the demo's clock
     * @param server about which server
     * @param health what it is now
     * @param reason why
     */
    record Entry(long nanos, String server, Health health, String reason) {}
}
