package io.evenkeel.vrrp;

import java.io.IOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.evenkeel.vrrp.spi.HostAccess;
import io.evenkeel.vrrp.track.Reading;
import io.evenkeel.vrrp.track.Tracking;

/** How that is at this moment on which the routers of a host depend. Driver thread only. */
final class Readings {
    private final HostAccess host;
    private final SteadyLinks steadyLinks;
    private final Statics statics;
    private final DriverContext context;
    private final TrackerSet trackers;
    /** What is not a tracker's, and how it was at the last look. */
    private final Map<Tracking.Subject, Reading> seen = new HashMap<>();

    Readings(HostAccess host, SteadyLinks steadyLinks, Statics statics, DriverContext context) {
        this.host = host;
        this.steadyLinks = steadyLinks;
        this.statics = statics;
        this.context = context;
        this.trackers = new TrackerSet(host::wakeUp);
    }

    /** From now on it is about what these depend on. */
    void use(List<VirtualRouterConfig> routers) {
        trackers.use(routers);
        seen.clear();
        routers.forEach(router -> router.tracking().forEach(tracking -> {
            if (!(tracking.subject() instanceof Tracking.Subject.Condition)) {
                seen.put(tracking.subject(), new Reading.Unknown());
            }
        }));
    }

    /** The interfaces among it. */
    Set<String> links() {
        return seen.keySet().stream().flatMap(subject -> subject instanceof Tracking.Subject.Link(String name) ? Stream.of(name)
                : Stream.empty()).collect(Collectors.toSet());
    }

    /** Looks at everything; whether some of it is another than at the last look. */
    boolean haveChanged() {
        boolean changed = trackers.haveChanged();
        for (var entry : seen.entrySet()) {
            Reading now = of(entry.getKey());
            changed |= !now.equals(entry.setValue(now));
        }
        return changed;
    }

    Reading of(Tracking.Subject subject) {
        try {
            return switch (subject) {
                case Tracking.Subject.Link(String name) ->
                    Reading.of(steadyLinks.isUp(name, host.isUp(name), context.clock().nanoTime()));
                case Tracking.Subject.Address(String name, InetAddress address) -> Reading.of(host.has(name, address));
                case Tracking.Subject.Route(var route) -> Reading.of(statics.has(route));
                case Tracking.Subject.Rule(var rule) -> Reading.of(statics.has(rule));
                case Tracking.Subject.Condition(var tracker) -> trackers.reading(tracker);
            };
        } catch (IOException e) {
            context.log().driverFailed(e);
            return new Reading.Unknown();
        }
    }
}
