package io.evenkeel.director.keepalived;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.evenkeel.director.diagnostic.Diagnostics;

/** Instances must not be the same virtual router. */
final class RouterChecks {
    private RouterChecks() {}

    static void check(List<VrrpInstance> instances, Diagnostics diagnostics) {
        Map<String, List<VrrpInstance>> routers = new HashMap<>();
        for (VrrpInstance instance : instances) {
            String family = isSix(instance) ? "IPv6" : "IPv4";
            List<VrrpInstance> same = routers.computeIfAbsent(
                    instance.interfaceName() + " " + instance.virtualRouterId() + " " + family, key -> new ArrayList<>(1));
            for (VrrpInstance other : same) {
                if (meet(instance, other)) {
                    diagnostics.error(KeepalivedRules.DUPLICATE, instance.position(), "'" + instance.name() + "' and '" + other.name()
                            + "' both have virtual_router_id " + instance.virtualRouterId() + " on " + instance.interfaceName(),
                            "give one of them another");
                    break;
                }
            }
            same.add(instance);
        }
    }

    private static boolean isSix(VrrpInstance instance) {
        return !instance.addresses().isEmpty() && IpAddresses.isSix(instance.addresses().get(0).address());
    }

    /** Whether one could hear the other's routers: not when they have different peers. */
    private static boolean meet(VrrpInstance one, VrrpInstance other) {
        VrrpInstance.Unicast first = one.unicast();
        VrrpInstance.Unicast second = other.unicast();
        return first == null || second == null || first.peers().stream()
                .anyMatch(peer -> second.peers().stream().anyMatch(another -> another.address().equals(peer.address())));
    }
}
