package io.evenkeel.vrrp.linux;

import io.evenkeel.linux.route.Link;
import io.evenkeel.linux.route.LinkWatch;
import io.evenkeel.linux.route.RouteSocket;
import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.vrrp.spi.LinkMonitor;

/** Asks for the link again whenever netlink says that some link has changed. */
final class NetlinkLinkMonitor implements LinkMonitor {
    private final RouteSocket route;
    private final LinkWatch watch;
    private final Link opened;
    private boolean up;

    NetlinkLinkMonitor(RouteSocket route, LinkWatch watch, Link opened) throws LinuxException {
        this.route = route;
        this.watch = watch;
        this.opened = opened;
        this.up = ask(); // after the watch was opened: nothing is missed in between
    }

    @Override
    public boolean isUp() throws LinuxException {
        if (watch.hasChanged()) {
            up = ask();
        }
        return up;
    }

    /** An interface that was made anew under the same name has another index, and our sockets do not reach it. */
    private boolean ask() throws LinuxException {
        return route.link(opened.name()).filter(link -> link.isUp() && link.index() == opened.index()).isPresent();
    }
}
