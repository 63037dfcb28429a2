package io.evenkeel.vrrp;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.evenkeel.vrrp.protocol.Event;
import io.evenkeel.vrrp.protocol.SyncGroup;

/** The sync groups of one host: tells their members what makes them stand alike. Driver thread only. */
final class Groups {
    private final DriverContext context;
    private final Map<String, Map<RouterKey, VirtualRouter>> groups = new LinkedHashMap<>();
    /** Those of whose members one has taken a step since they were settled. */
    private final Set<String> moved = new LinkedHashSet<>();
    /** The state that each group was last said to be in. */
    private final Map<String, RouterState> told = new HashMap<>();

    Groups(DriverContext context) {
        this.context = context;
    }

    /** From now on those of these routers. */
    void of(Collection<VirtualRouter> routers) {
        groups.clear();
        for (VirtualRouter router : routers) {
            String group = router.config().group();
            if (group != null) {
                groups.computeIfAbsent(group, _ -> new LinkedHashMap<>()).put(RouterKey.of(router.config()), router);
            }
        }
        groups.values().forEach(members -> Ranks.tell(members.values()));
        told.keySet().retainAll(groups.keySet());
        moved.addAll(groups.keySet()); // a member may have left
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
        for (String group : unsettled) {
            Map<RouterKey, VirtualRouter> members = groups.getOrDefault(group, Map.of());
            settle(group, members);
            report(group, members.values());
        }
        moved.clear();
    }

    /** Says which groups have come into another state. */
    void report() {
        groups.forEach((group, members) -> report(group, members.values()));
    }

    /** The state of a group is that of all its members. */
    private void report(String group, Collection<VirtualRouter> members) {
        RouterState before = told.getOrDefault(group, RouterState.INITIALIZE);
        RouterState now = common(members, before);
        if (now != before) {
            told.put(group, now);
            var transition = new RouterEvent.GroupTransition(group, before, now, context.clock().now());
            context.log().transition(transition);
            context.publisher().publish(transition);
        }
    }

    /** The state of all; {@code otherwise} while they differ. */
    private static RouterState common(Collection<VirtualRouter> members, RouterState otherwise) {
        RouterState common = null;
        for (VirtualRouter member : members) {
            RouterState state = RouterState.of(member.state());
            if (common != null && common != state) {
                return otherwise;
            }
            common = state;
        }
        return common == null ? otherwise : common;
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
