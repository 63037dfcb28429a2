package io.evenkeel.vrrp;

import java.util.concurrent.atomic.AtomicLong;

/** Counts for one virtual router. Counted by the driver thread, read by any. */
final class Tally {
    final AtomicLong sent = new AtomicLong();
    final AtomicLong received = new AtomicLong();
    final AtomicLong becameActive = new AtomicLong();
    final AtomicLong resigned = new AtomicLong();
    final AtomicLong announcements = new AtomicLong();
    final AtomicLong restored = new AtomicLong();
    final AtomicLong stalls = new AtomicLong();
    final AtomicLong rivals = new AtomicLong();
    private final AtomicLong worstLateNanos = new AtomicLong();
    final DropCounts dropped = new DropCounts();

    void late(long nanos) {
        if (nanos > worstLateNanos.get()) {
            worstLateNanos.set(nanos);
        }
    }

    RouterCounters snapshot() {
        return new RouterCounters(sent.get(), received.get(), dropped.snapshot(), becameActive.get(), resigned.get(),
                announcements.get(), restored.get(), stalls.get(), rivals.get(), worstLateNanos.get());
    }
}
