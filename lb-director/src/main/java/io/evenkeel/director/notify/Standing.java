package io.evenkeel.director.notify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.evenkeel.vrrp.RouterEvent;
import io.evenkeel.vrrp.RouterState;
import io.evenkeel.vrrp.Transition;
import io.evenkeel.vrrp.notify.NotifyLine;
import io.evenkeel.vrrp.notify.NotifyOptions;

/** How routers and groups stand, as the last line of each says. Any thread. */
final class Standing {
    private final Map<String, NotifyLine> routers = new LinkedHashMap<>();
    private final Map<String, NotifyLine> groups = new LinkedHashMap<>();

    synchronized void hear(RouterEvent event, NotifyOptions options) {
        switch (event) {
            case Transition transition -> keep(routers, NotifyLine.of(transition, options), transition.to());
            case RouterEvent.GroupTransition group -> keep(groups, NotifyLine.of(group), group.to());
            case RouterEvent.PriorityChange change ->
                routers.computeIfPresent(change.name(), (name, line) -> line.withPriority(change.priority()));
            case RouterEvent.LowerPriorityHeard heard -> {} // changes nothing
        }
    }

    private static void keep(Map<String, NotifyLine> lines, NotifyLine line, RouterState state) {
        if (state == RouterState.INITIALIZE) {
            lines.remove(line.name());
        } else {
            lines.put(line.name(), line);
        }
    }

    /** Others have gone, or have another name now. */
    synchronized void keepOnly(Set<String> routerNames, Set<String> groupNames) {
        routers.keySet().retainAll(routerNames);
        groups.keySet().retainAll(groupNames);
    }

    /** Of each router, then of each group. */
    synchronized List<NotifyLine> lines() {
        return Stream.concat(routers.values().stream(), groups.values().stream()).toList();
    }
}
