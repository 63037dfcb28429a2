package io.evenkeel.vrrp;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

import io.evenkeel.vrrp.packet.DropReason;

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
    private final AtomicLongArray dropped = new AtomicLongArray(DropReason.values().length);

    void dropped(DropReason reason) {
        dropped.incrementAndGet(reason.ordinal());
    }

    void late(long nanos) {
        if (nanos > worstLateNanos.get()) {
            worstLateNanos.set(nanos);
        }
    }

    static Map<DropReason, Long> nonZero(AtomicLongArray counts) {
        var map = new EnumMap<DropReason, Long>(DropReason.class);
        for (DropReason reason : DropReason.values()) {
            if (counts.get(reason.ordinal()) > 0) {
                map.put(reason, counts.get(reason.ordinal()));
            }
        }
        return map;
    }

    RouterCounters snapshot() {
        return new RouterCounters(sent.get(), received.get(), nonZero(dropped), becameActive.get(), resigned.get(),
                announcements.get(), restored.get(), stalls.get(), rivals.get(), worstLateNanos.get());
    }
}
