package io.evenkeel.vrrp.metrics;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.evenkeel.core.time.Clock;
import io.evenkeel.vrrp.RouterStatus;
import io.evenkeel.vrrp.VrrpEngine;
import io.evenkeel.vrrp.packet.DropReason;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * Meters of virtual routers.
 *
 * {@snippet lang=java :
 * VrrpMetrics.of(engine).bindTo(registry);
 * }
 *
 * <p>{@code vrrp.routers} says how many there are. The others have the tags {@code router}, {@code interface}, {@code vrid} and
 * {@code family}:
 * <ul>
 * <li>gauges {@code vrrp.router.state} (1 for the {@code state} it is in, 0 for the others), {@code vrrp.router.priority},
 * {@code vrrp.router.generation} and {@code vrrp.router.lateness.max} (seconds);
 * <li>counters {@code vrrp.adverts.sent}, {@code vrrp.adverts.received}, {@code vrrp.adverts.dropped} (by {@code reason}),
 * {@code vrrp.activations}, {@code vrrp.resignations}, {@code vrrp.announcements}, {@code vrrp.addresses.restored}, {@code vrrp.stalls} and
 * {@code vrrp.rivals}, as {@link io.evenkeel.vrrp.RouterCounters} explains them.
 * </ul>
 * {@code vrrp.adverts.unassigned} (by {@code reason}) counts what came in for no router here.
 *
 * <p>Routers that come and go with a change of the configuration do so here too, when the registry is read next. It can be bound to
 * several registries, and stays bound. Any thread.
 */
public final class VrrpMetrics implements MeterBinder {
    private final Supplier<List<RouterStatus>> routers;
    private final @Nullable Supplier<Map<DropReason, Long>> unassigned;
    private final Iterable<Tag> tags;

    private VrrpMetrics(Supplier<List<RouterStatus>> routers, @Nullable Supplier<Map<DropReason, Long>> unassigned,
            Iterable<Tag> tags) {
        this.routers = routers;
        this.unassigned = unassigned;
        this.tags = tags;
    }

    /** Those of an engine. */
    public static VrrpMetrics of(VrrpEngine engine) {
        return new VrrpMetrics(engine::status, engine::dropped, Tags.empty());
    }

    /** Those of whoever else runs an engine, such as a director, without {@code vrrp.adverts.unassigned}. */
    public static VrrpMetrics of(Supplier<List<RouterStatus>> routers) {
        return new VrrpMetrics(routers, null, Tags.empty());
    }

    /** The same with these tags, too: two engines in one registry need something to tell them apart. */
    public VrrpMetrics tagged(Iterable<Tag> more) {
        return new VrrpMetrics(routers, unassigned, Tags.of(tags).and(more));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        BoundRouters.bind(registry, tags, routers, Clock.system());
        Supplier<Map<DropReason, Long>> counts = unassigned;
        if (counts != null) {
            for (DropReason reason : DropReason.values()) {
                FunctionCounter.builder("vrrp.adverts.unassigned", this, held -> counts.get().getOrDefault(reason, 0L))
                        .description("Packets for none of the virtual routers").tags(tags).tag("reason", BoundRouters.tag(reason))
                        .register(registry);
            }
        }
    }
}
