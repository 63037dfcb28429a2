package io.evenkeel.vrrp.linux;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.evenkeel.linux.route.Link;
import io.evenkeel.linux.route.LinkWatch;
import io.evenkeel.linux.route.RouteSocket;
import io.evenkeel.linux.socket.LinuxException;

/** The links that somebody asks for, asked for again whenever netlink says that some link has changed. */
final class LinuxLinks {
    private final RouteSocket route;
    private final LinkWatch watch;
    private final Map<String, Optional<Link>> known = new HashMap<>();

    LinuxLinks(RouteSocket route, LinkWatch watch) {
        this.route = route;
        this.watch = watch;
    }

    Optional<Link> link(String name) throws LinuxException {
        if (watch.hasChanged()) {
            known.clear();
        }
        Optional<Link> link = known.get(name);
        if (link == null) {
            link = route.link(name);
            known.put(name, link);
        }
        return link;
    }
}
