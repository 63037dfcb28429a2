package io.evenkeel.vrrp;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import io.evenkeel.vrrp.protocol.Event;
import io.evenkeel.vrrp.protocol.SyncGroup;

/** The sync groups of one host: tells their members what makes them stand alike. Driver thread only. */
final class Groups {
    private final Map<String, Map<RouterKey, VirtualRouter>> groups = new LinkedHashMap<>();

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

    void settle() {
        groups.forEach(Groups::settle);
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
