package io.evenkeel.core.schedule.wrap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import io.evenkeel.core.validation.Expect;
import org.jspecify.annotations.Nullable;

/**
 * Prefers the servers of the request's zone. A zone is sent all of its requests while its usable servers, times the
 * over-provisioning, make up its configured weight; below that only this share, the rest goes to the other zones. When every
 * server of the zone is full or was tried, the others are asked.
 *
 * @param zone of this balancer, for requests that do not say theirs
 * @param overProvisioning how much more than its share a server can take, 1 or more
 */
record ZoneAware(Scheduler inner, @Nullable String zone, double overProvisioning, RandomGenerator random) implements Scheduler {
    ZoneAware {
        if (!(overProvisioning >= 1 && overProvisioning <= 100)) {
            throw Expect.unexpected("over-provisioning", overProvisioning, "1..100, for example 1.4");
        }
    }

    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        ZonePicker before = previous instanceof ZonePicker earlier ? earlier : null;
        Picker everywhere = inner.picker(pool, before == null ? null : before.everywhere());
        Map<String, ZonePicker.Zone> zones = new HashMap<>();
        List<Picker> all = new ArrayList<>();
        all.add(everywhere);
        for (int i = 0; i < pool.size(); i++) {
            String name = pool.server(i).config().zone();
            if (name != null && !zones.containsKey(name)) {
                PoolSnapshot view = pool.only(index -> name.equals(pool.server(index).config().zone()));
                ZonePicker.Zone earlier = before == null ? null : before.zones().get(name);
                Picker picker = inner.picker(view, earlier == null ? null : earlier.picker());
                all.add(picker);
                zones.put(name, new ZonePicker.Zone(picker, view, elsewhere(pool, view, name)));
            }
        }
        return new ZonePicker(everywhere, Map.copyOf(zones), zone, random, Feedbacks.of(all));
    }

    /** The share of the zone's requests that the whole pool is asked for, so that what the zone keeps is what it can take. */
    private double elsewhere(PoolSnapshot pool, PoolSnapshot view, String name) {
        long configured = 0;
        long usable = 0;
        for (Server server : pool.members()) {
            if (name.equals(server.config().zone()) && !server.config().backup()) {
                configured += server.state().weight();
                usable += server.state().effectiveWeight();
            }
        }
        double keeps = configured == 0 ? 1 : Math.min(1, overProvisioning * usable / configured);
        double ofPool = (double) view.totalWeight() / pool.totalWeight();
        return ofPool >= 1 ? 0 : Math.min(1, (1 - keeps) / (1 - ofPool));
    }

    @Override
    public boolean readsBody() {
        return inner.readsBody();
    }

    @Override
    public String toString() {
        return inner + " zone-aware";
    }
}
