package io.evenkeel.vrrp;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

import io.evenkeel.vrrp.packet.DropReason;

/** What was dropped, by reason. Any thread. */
final class DropCounts {
    private final ConcurrentMap<DropReason, LongAdder> counts = new ConcurrentHashMap<>();

    void count(DropReason reason) {
        counts.computeIfAbsent(reason, _ -> new LongAdder()).increment();
    }

    /** The numbers of this moment; none with 0. */
    Map<DropReason, Long> snapshot() {
        var snapshot = new EnumMap<DropReason, Long>(DropReason.class);
        counts.forEach((reason, count) -> snapshot.put(reason, count.sum()));
        return snapshot;
    }
}
