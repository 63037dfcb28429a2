package io.evenkeel.vrrp.metrics;

import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.evenkeel.core.time.Clock;
import io.evenkeel.vrrp.RouterStatus;
import org.jspecify.annotations.Nullable;

/** How the routers are, looked up once for all meters that are read together. Any thread. */
final class Snapshots {
    /** A registry reads its meters within this, and nobody needs them newer. */
    static final long FRESH_NANOS = 100_000_000;

    private final Supplier<List<RouterStatus>> source;
    private final Clock clock;
    private final Consumer<Map<RouterId, RouterStatus>> onLook;
    /** Never waited for: whoever reads a meter while another looks takes what there was before. */
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Look last = new Look(Map.of(), 0);

    private record Look(Map<RouterId, RouterStatus> routers, long nanos) {}

    /** Tells {@code onLook} of every look. */
    Snapshots(Supplier<List<RouterStatus>> source, Clock clock, Consumer<Map<RouterId, RouterStatus>> onLook) {
        this.source = source;
        this.clock = clock;
        this.onLook = onLook;
    }

    /** Looks for the first time. */
    void begin() {
        looking.lock();
        try {
            renew();
        } finally {
            looking.unlock();
        }
    }

    private void renew() {
        last = look(); // before it is told, as that may read meters
        onLook.accept(last.routers());
    }

    private Look look() {
        return new Look(source.get().stream().collect(Collectors.toUnmodifiableMap(RouterId::of, Function.identity())), clock.nanoTime());
    }

    /** All of them. */
    Map<RouterId, RouterStatus> all() {
        if (clock.nanoTime() - last.nanos() >= FRESH_NANOS && looking.tryLock()) {
            try {
                renew();
            } finally {
                looking.unlock();
            }
        }
        return last.routers();
    }

    /** One of them; null when it is gone. */
    @Nullable
    RouterStatus of(RouterId id) {
        return all().get(id);
    }
}
