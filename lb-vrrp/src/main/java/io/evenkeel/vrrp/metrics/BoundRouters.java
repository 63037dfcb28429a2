package io.evenkeel.vrrp.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import io.evenkeel.core.time.Clock;
import io.evenkeel.vrrp.RouterCounters;
import io.evenkeel.vrrp.RouterState;
import io.evenkeel.vrrp.RouterStatus;
import io.evenkeel.vrrp.packet.DropReason;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;

/** The meters of all routers in one registry; those that come and go are registered and removed when a meter is read. */
final class BoundRouters {
    private final MeterRegistry registry;
    private final Iterable<Tag> tags;
    private final Snapshots snapshots;
    /** By router; changed by whoever has the lock of the snapshots. */
    private final Map<RouterId, List<Meter>> meters = new HashMap<>();

    private BoundRouters(MeterRegistry registry, Iterable<Tag> tags, Supplier<List<RouterStatus>> source, Clock clock) {
        this.registry = registry;
        this.tags = tags;
        this.snapshots = new Snapshots(source, clock, this::follow);
    }

    static void bind(MeterRegistry registry, Iterable<Tag> tags, Supplier<List<RouterStatus>> source, Clock clock) {
        var bound = new BoundRouters(registry, tags, source, clock);
        bound.snapshots.begin();
        Gauge.builder("vrrp.routers", () -> bound.snapshots.all().size()).description("Virtual routers that run").tags(tags)
                .register(registry);
    }

    private void follow(Map<RouterId, RouterStatus> present) {
        meters.entrySet().removeIf(entry -> {
            boolean gone = !present.containsKey(entry.getKey());
            if (gone) {
                entry.getValue().forEach(registry::remove);
            }
            return gone;
        });
        present.keySet().stream().filter(id -> !meters.containsKey(id)).forEach(id -> meters.put(id, meters(id)));
    }

    private List<Meter> meters(RouterId id) {
        List<Meter> all = new ArrayList<>();
        for (RouterState state : RouterState.values()) {
            all.add(gauge("vrrp.router.state", "1 for the state that it is in", id, status -> status.state() == state ? 1 : 0)
                    .tag("state", tag(state)).register(registry));
        }
        all.add(gauge("vrrp.router.priority", "As advertised, after tracking", id, RouterStatus::priority).register(registry));
        all.add(gauge("vrrp.router.generation", "Number of its last turn as the active router", id, RouterStatus::generation)
                .register(registry));
        all.add(TimeGauge
                .builder("vrrp.router.lateness.max", () -> value(id, status -> status.counters().worstLateNanos()), TimeUnit.NANOSECONDS)
                .description("How late the latest deadline was met").tags(tags(id)).register(registry));
        all.add(counter("vrrp.adverts.sent", "Advertisements sent", id, RouterCounters::sent).register(registry));
        all.add(counter("vrrp.adverts.received", "Advertisements taken", id, RouterCounters::received).register(registry));
        for (DropReason reason : DropReason.values()) {
            all.add(counter("vrrp.adverts.dropped", "Advertisements not taken", id, counts -> counts.dropped().getOrDefault(reason, 0L))
                    .tag("reason", tag(reason)).register(registry));
        }
        all.add(counter("vrrp.activations", "Times it became active", id, RouterCounters::becameActive).register(registry));
        all.add(counter("vrrp.resignations", "Times it gave up by itself", id, RouterCounters::resigned).register(registry));
        all.add(counter("vrrp.announcements", "Gratuitous ARPs and neighbour advertisements sent", id, RouterCounters::announcements)
                .register(registry));
        all.add(counter("vrrp.addresses.restored", "Addresses put back that somebody else had removed", id, RouterCounters::restored)
                .register(registry));
        all.add(counter("vrrp.stalls", "Times it yielded because this process was held up", id, RouterCounters::stalls).register(registry));
        all.add(counter("vrrp.rivals", "Advertisements of others that ought not to be active", id, RouterCounters::rivals)
                .register(registry));
        return all;
    }

    private Gauge.Builder<?> gauge(String name, String description, RouterId id, ToDoubleFunction<RouterStatus> value) {
        return Gauge.builder(name, () -> value(id, value)).description(description).tags(tags(id));
    }

    private FunctionCounter.Builder<?> counter(String name, String description, RouterId id, ToDoubleFunction<RouterCounters> value) {
        // The function holds what it reads: a registry itself holds the object of a counter weakly only.
        return FunctionCounter.builder(name, this, bound -> value(id, status -> value.applyAsDouble(status.counters())))
                .description(description).tags(tags(id));
    }

    private Tags tags(RouterId id) {
        return Tags.of(tags).and(id.tags());
    }

    /** As monitoring spells its values. */
    static String tag(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private double value(RouterId id, ToDoubleFunction<RouterStatus> value) {
        RouterStatus status = snapshots.of(id);
        return status == null ? Double.NaN : value.applyAsDouble(status);
    }
}
