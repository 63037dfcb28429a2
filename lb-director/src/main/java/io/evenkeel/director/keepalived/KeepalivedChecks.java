package io.evenkeel.director.keepalived;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;

/** What can only be said once all instances are read. */
final class KeepalivedChecks {
    private KeepalivedChecks() {}

    static void check(List<InstanceDraft> instances, Diagnostics diagnostics) {
        Map<String, Position> names = new HashMap<>();
        Map<String, InstanceDraft> routers = new HashMap<>();
        for (InstanceDraft instance : instances) {
            Position first = names.putIfAbsent(instance.name, instance.position);
            if (first != null) {
                diagnostics.error(instance.position, "there is already an instance '" + instance.name + "' at " + first,
                        "give one of them another name");
            }
            if (instance.interfaceName == null || instance.virtualRouterId == null) {
                continue;
            }
            InstanceDraft other = routers.putIfAbsent(instance.interfaceName + " " + instance.virtualRouterId, instance);
            if (other != null) {
                diagnostics.error(instance.position, "'" + instance.name + "' and '" + other.name + "' both have virtual_router_id "
                        + instance.virtualRouterId + " on " + instance.interfaceName, "give one of them another");
            }
        }
    }
}
