package io.evenkeel.vrrp.linux;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.evenkeel.linux.route.Link;
import io.evenkeel.linux.route.LinkChanges;
import io.evenkeel.linux.route.LinkWatch;
import io.evenkeel.linux.route.RouteSocket;
import io.evenkeel.linux.socket.LinuxException;

/** The links that somebody asks for, asked for again when netlink says that some link has changed. Driver thread only. */
final class HostLinks {
    private final RouteSocket route;
    private final LinkWatch watch;
    private final Map<String, Optional<Link>> known = new LinkedHashMap<>();
    private long version;

    HostLinks(RouteSocket route, LinkWatch watch) {
        this.route = route;
        this.watch = watch;
    }

    /** As it was at the last {@link #refresh}. */
    Optional<Link> link(String name) throws LinuxException {
        Optional<Link> link = known.get(name);
        if (link == null) {
            link = route.link(name);
            known.put(name, link);
        }
        return link;
    }

    /** Another number when some link may be another than before. */
    long version() {
        return version;
    }

    /**
     * Asks again if anything has changed; gives the names of the links that are not as they were, or were not in between: then the
     * kernel has taken routes away.
     */
    List<String> refresh() throws LinuxException {
        LinkChanges changes = watch.changes();
        if (!changes.any()) {
            return List.of();
        }
        version++;
        var changed = new ArrayList<String>();
        for (var entry : known.entrySet()) {
            Optional<Link> now = route.link(entry.getKey());
            if (!now.equals(entry.getValue()) || changes.interrupted(entry.getKey())) {
                changed.add(entry.getKey());
            }
            entry.setValue(now);
        }
        return changed;
    }
}
