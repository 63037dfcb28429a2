package io.evenkeel.core.schedule.lvs;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import io.evenkeel.core.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What {@code lblc} and {@code lblcr} remember per destination address. Looking up takes no lock and allocates nothing. Entries
 * go as in the kernel: once a minute somebody looks; every 30th time all that were idle for a day go, otherwise, above 16384
 * entries, some that were idle for six minutes.
 *
 * <p>For any thread. Whoever finds the minute over does the cleaning.
 */
final class LocalityTable<V> {
    /** What is remembered of one destination. */
    static final class Entry<V> {
        volatile V value;
        private volatile long lastUse;

        private Entry(V value, long now) {
            this.value = value;
            this.lastUse = now;
        }
    }

    private static final long CHECK_EVERY = Duration.ofMinutes(1).toNanos();
    private static final int FULL_CHECK_EVERY = 30;
    private static final long IDLE = Duration.ofMinutes(6).toNanos();
    private static final int MOST_ENTRIES = 16 * 1024;

    private final Clock clock;
    private final long expiration;
    private final ConcurrentHashMap<InetAddress, Entry<V>> entries = new ConcurrentHashMap<>();
    private final AtomicLong nextCheck;
    private int checks;

    LocalityTable(Clock clock, Duration expiration) {
        this.clock = clock;
        this.expiration = expiration.toNanos();
        this.nextCheck = new AtomicLong(clock.nanoTime() + CHECK_EVERY);
    }

    long now() {
        return clock.nanoTime();
    }

    int size() {
        return entries.size();
    }

    /** What is remembered of a destination, now used; null when nothing is. */
    @Nullable
    Entry<V> use(@Nullable InetSocketAddress destination) {
        long now = clock.nanoTime();
        long due = nextCheck.get();
        if (now - due >= 0 && nextCheck.compareAndSet(due, now + CHECK_EVERY)) {
            clean(now);
        }
        InetAddress address = destination == null ? null : destination.getAddress();
        Entry<V> entry = address == null ? null : entries.get(address);
        if (entry != null) {
            entry.lastUse = now;
        }
        return entry;
    }

    /** Remembers something of a destination; nothing is remembered of one without an address. */
    void remember(@Nullable InetSocketAddress destination, V value) {
        InetAddress address = destination == null ? null : destination.getAddress();
        if (address != null) {
            Entry<V> entry = entries.get(address);
            if (entry == null) {
                entries.put(address, new Entry<>(value, clock.nanoTime()));
            } else {
                entry.value = value;
            }
        }
    }

    /** Shows every entry. */
    void forEach(Consumer<Entry<V>> look) {
        entries.values().forEach(look);
    }

    // One thread at a time: the next check is a minute away.
    private void clean(long now) {
        checks++;
        if (checks % FULL_CHECK_EVERY == 0) {
            entries.values().removeIf(entry -> now - entry.lastUse > expiration);
            return;
        }
        int excess = entries.size() - MOST_ENTRIES;
        if (excess > 0) {
            int goal = Math.min(excess * 4 / 3, MOST_ENTRIES / 2);
            Iterator<Entry<V>> idle = entries.values().iterator();
            while (goal > 0 && idle.hasNext()) {
                if (now - idle.next().lastUse > IDLE) {
                    idle.remove();
                    goal--;
                }
            }
        }
    }
}
