package io.evenkeel.core.schedule.wrap;

import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

import io.evenkeel.core.Feedback;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Server;
import org.jspecify.annotations.Nullable;

/** {@link ZoneAware}'s choice in one snapshot: one picker for each zone and one for the whole pool. */
record ZonePicker(Picker everywhere, Map<String, Zone> zones, @Nullable String own, RandomGenerator random, @Nullable Feedback feedback)
        implements
            Picker {
    /**
     * One zone.
     *
     * @param elsewhere the share of its requests for which the whole pool is asked
     */
    record Zone(Picker picker, PoolSnapshot view, double elsewhere) {}

    @Override
    public @Nullable Server pick(PickContext context) {
        Zone zone = zone(context);
        if (zone != null && (zone.elsewhere == 0 || (random.nextLong() >>> 11) * 0x1p-53 >= zone.elsewhere)) {
            Server near = zone.picker.pick(context);
            if (near != null) {
                return near;
            }
        }
        return everywhere.pick(context);
    }

    private @Nullable Zone zone(PickContext context) {
        String name = name(context);
        return name == null ? null : zones.get(name);
    }

    private @Nullable String name(PickContext context) {
        String asked = context.zone();
        return asked == null ? own : asked;
    }

    private @Nullable Zone deciding(PickContext context) {
        Zone zone = zone(context);
        if (zone == null || zone.elsewhere > 0) {
            return null;
        }
        for (int i = 0; i < zone.view.size(); i++) {
            if (!context.tried(zone.view.server(i))) {
                return zone;
            }
        }
        return null;
    }

    @Override
    public @Nullable Server peek(PickContext context) {
        Zone zone = deciding(context);
        return zone != null ? zone.picker.peek(context) : zone(context) == null ? everywhere.peek(context) : null;
    }

    @Override
    public PoolSnapshot candidates(PoolSnapshot snapshot, PickContext context) {
        Zone zone = deciding(context);
        return zone == null ? everywhere.candidates(snapshot, context) : zone.picker.candidates(zone.view, context);
    }

    @Override
    public @Nullable String passesOver(Server server, PickContext context) {
        Zone zone = deciding(context);
        String name = name(context);
        if (zone != null && name != null && !name.equals(server.config().zone())) {
            return "not in zone " + name;
        }
        return zone == null ? everywhere.passesOver(server, context) : zone.picker.passesOver(server, context);
    }

    @Override
    public String rule(PickContext context) {
        Zone zone = zone(context);
        if (zone == null) {
            return everywhere.rule(context) + "; no server of the request's zone is usable, or it has none";
        }
        return zone.picker.rule(context) + String.format(Locale.ROOT, "; zone %s keeps all but %.0f %% of its requests", name(context),
                100 * zone.elsewhere);
    }
}
