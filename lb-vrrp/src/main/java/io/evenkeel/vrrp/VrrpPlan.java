package io.evenkeel.vrrp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What differs between the virtual routers that run and those that are wanted. Immutable; prints one change a line.
 *
 * @param started new ones
 * @param stopped ones that go; active ones resign
 * @param changed ones that take new values over and keep their state
 * @param restarted ones whose change of version, delivery, protection or virtual MAC makes them begin again
 * @param untouched ones that do not notice
 */
public record VrrpPlan(List<VirtualRouterConfig> started, List<VirtualRouterConfig> stopped,
        List<VirtualRouterConfig> changed, List<VirtualRouterConfig> restarted, List<VirtualRouterConfig> untouched) {
    /** Copies the lists. */
    public VrrpPlan {
        started = List.copyOf(started);
        stopped = List.copyOf(stopped);
        changed = List.copyOf(changed);
        restarted = List.copyOf(restarted);
        untouched = List.copyOf(untouched);
    }

    /** What leads from {@code before} to {@code after}. A change of the source address alone shows only when it is applied. */
    public static VrrpPlan between(List<VirtualRouterConfig> before, List<VirtualRouterConfig> after) {
        Map<RouterKey, VirtualRouterConfig> old = new LinkedHashMap<>();
        before.forEach(router -> old.put(RouterKey.of(router), router));
        var started = new ArrayList<VirtualRouterConfig>();
        var changed = new ArrayList<VirtualRouterConfig>();
        var restarted = new ArrayList<VirtualRouterConfig>();
        var untouched = new ArrayList<VirtualRouterConfig>();
        for (VirtualRouterConfig next : after) {
            VirtualRouterConfig was = old.remove(RouterKey.of(next));
            if (was == null) {
                started.add(next);
            } else if (was.equals(next)) {
                untouched.add(next);
            } else {
                (was.canBecome(next) ? changed : restarted).add(next);
            }
        }
        return new VrrpPlan(started, List.copyOf(old.values()), changed, restarted, untouched);
    }

    /** Whether nothing is to be done. */
    public boolean isEmpty() {
        return started.isEmpty() && stopped.isEmpty() && changed.isEmpty() && restarted.isEmpty();
    }

    @Override
    public String toString() {
        return lines("start", started) + lines("stop", stopped) + lines("change", changed) + lines("restart", restarted);
    }

    private static String lines(String verb, List<VirtualRouterConfig> routers) {
        return routers.stream().map(router -> verb + " " + router.identity() + "\n").collect(Collectors.joining());
    }
}
