package io.evenkeel.vrrp.bfd;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

import io.evenkeel.vrrp.bfd.protocol.BfdDropReason;

/** What was dropped, by reason. Any thread. */
final class BfdDrops {
    private final AtomicLongArray counts = new AtomicLongArray(BfdDropReason.values().length);

    /** Counts one more; whether it is the first of its kind. */
    boolean isFirst(BfdDropReason reason) {
        return counts.getAndIncrement(reason.ordinal()) == 0;
    }

    /** The numbers of this moment; none with 0. */
    Map<BfdDropReason, Long> snapshot() {
        var snapshot = new EnumMap<BfdDropReason, Long>(BfdDropReason.class);
        for (BfdDropReason reason : BfdDropReason.values()) {
            long count = counts.get(reason.ordinal());
            if (count > 0) {
                snapshot.put(reason, count);
            }
        }
        return snapshot;
    }
}
