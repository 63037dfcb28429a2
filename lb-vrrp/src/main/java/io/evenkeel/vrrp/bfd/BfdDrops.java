package io.evenkeel.vrrp.bfd;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.evenkeel.vrrp.bfd.protocol.BfdDropReason;

/** What was dropped, by reason. Any thread. */
final class BfdDrops {
    /** Has every reason from the start, and is not changed. */
    private final Map<BfdDropReason, AtomicLong> counts = new EnumMap<>(BfdDropReason.class);

    BfdDrops() {
        for (BfdDropReason reason : BfdDropReason.values()) {
            counts.put(reason, new AtomicLong());
        }
    }

    /** Counts one more; whether it is the first of its kind. */
    boolean isFirst(BfdDropReason reason) {
        AtomicLong count = counts.get(reason);
        return count != null && count.getAndIncrement() == 0;
    }

    /** The numbers of this moment; none with 0. */
    Map<BfdDropReason, Long> snapshot() {
        var snapshot = new EnumMap<BfdDropReason, Long>(BfdDropReason.class);
        counts.forEach((reason, count) -> {
            if (count.get() > 0) {
                snapshot.put(reason, count.get());
            }
        });
        return snapshot;
    }
}
