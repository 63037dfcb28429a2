package io.evenkeel.director.files;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.evenkeel.director.keepalived.KeepalivedConfig;
import io.evenkeel.director.keepalived.KeepalivedConfig.TrackGroup;
import io.evenkeel.director.keepalived.VrrpInstance.Routing;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.track.Tracking;
import org.jspecify.annotations.Nullable;

/**
 * What instances depend on by {@code track_group}: the interface of a static address, route or rule, as keepalived has it, and
 * that it is there.
 */
final class StaticTracking {
    private static final String GROUP = "track_group";

    private final Map<String, TrackGroup> groups = new HashMap<>();
    private final Map<String, Set<Tracking>> byInstance = new HashMap<>();

    private StaticTracking(List<TrackGroup> groups) {
        groups.forEach(group -> this.groups.putIfAbsent(group.name(), group)); // of one name the first counts
    }

    /** By the name of the instance. Lines that mean nothing to the engine have been complained of elsewhere. */
    static Map<String, Set<Tracking>> byInstance(KeepalivedConfig.Statics statics) {
        var tracking = new StaticTracking(statics.trackGroups());
        statics.addresses().forEach(line -> tracking.add(line.attributes().get(GROUP), Tracking.ofInterface(line.device()),
                Tracking.ofAddress(line.device(), InetAddress.ofLiteral(line.address()))));
        statics.routes().forEach(line -> tracking.add(line, "dev", () -> Tracking.ofRoute(RoutingTranslation.route(line, IpFamily.IPV4))));
        statics.rules().forEach(line -> tracking.add(line, "iif", () -> Tracking.ofRule(RoutingTranslation.rule(line, IpFamily.IPV4))));
        return tracking.byInstance;
    }

    @FunctionalInterface
    private interface Translation {
        Tracking tracking();
    }

    private void add(Routing line, String interfaceOption, Translation itself) {
        String group = line.value(GROUP);
        if (group == null) {
            return;
        }
        try {
            add(group, itself.tracking());
        } catch (IllegalArgumentException e) {
            return; // an error at its place, as a static line
        }
        String device = line.value(interfaceOption);
        if (device != null) {
            add(group, Tracking.ofInterface(device));
        }
    }

    private void add(@Nullable String name, Tracking... watched) {
        TrackGroup group = name == null ? null : groups.get(name);
        if (group != null) {
            group.instances().forEach(instance -> Stream.of(watched)
                    .forEach(one -> byInstance.computeIfAbsent(instance, key -> new LinkedHashSet<>()).add(one)));
        }
    }
}
