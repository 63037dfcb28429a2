package io.evenkeel.vrrp;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.evenkeel.vrrp.protocol.Event;
import io.evenkeel.vrrp.protocol.SyncGroup;

/** The sync groups of one host: tells their members what makes them stand alike. Driver thread only. */
final class Groups {
    private final Map<String, Map<RouterKey, VirtualRouter>> groups = new LinkedHashMap<>();
    /** Those of whose members one has taken a step since they were settled. */
    private final Set<String> moved = new LinkedHashSet<>();

    /** From now on those of these routers. */
    void of(Collection<VirtualRouter> routers) {
        groups.clear();
        for (VirtualRouter router : routers) {
            String group = router.config().group();
            if (group != null) {
                groups.computeIfAbsent(group, _ -> new LinkedHashMap<>()).put(RouterKey.of(router.config()), router);
            }
        }
    }

    /** A member has taken a step. */
    void moved(String group) {
        moved.add(group);
    }

    void settle() {
        if (moved.isEmpty()) {
            return;
        }
        List<String> unsettled = List.copyOf(moved);
        unsettled.forEach(group -> settle(group, groups.getOrDefault(group, Map.of())));
        moved.clear();
    }

    /** A member's answer may ask for more. */
    private static void settle(String group, Map<RouterKey, VirtualRouter> members) {
        for (int round = 0; round <= members.size(); round++) {
            Map<RouterKey, SyncGroup.Member> standing = new LinkedHashMap<>();
            members.forEach((key, router) -> standing.put(key, router.asMember()));
            Map<RouterKey, Event> directives = SyncGroup.directives(group, standing);
            if (directives.isEmpty()) {
                return;
            }
            members.forEach((key, router) -> {
                Event event = directives.get(key);
                if (event != null) {
                    router.post(event);
                }
            });
        }
    }
}
