package io.evenkeel.vrrp.linux;

import java.io.IOException;

import io.evenkeel.linux.route.LinkWatch;
import io.evenkeel.linux.route.RouteSocket;
import io.evenkeel.linux.socket.Capability;
import io.evenkeel.linux.socket.Errno;
import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.linux.socket.Poller;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.spi.HostAccess;
import io.evenkeel.vrrp.spi.InterfaceAccess;
import io.evenkeel.vrrp.spi.VrrpException;

/** This host, in the network namespace of the driver thread. */
final class LinuxHost implements HostAccess {
    private static final String CURE = "; run as root or grant it, e.g. AmbientCapabilities=CAP_NET_RAW CAP_NET_ADMIN"
            + " in the systemd unit";

    private final RouteSocket route;
    private final LinkWatch watch;
    private final Poller poller;
    private final LinuxLinks links;

    private LinuxHost(RouteSocket route, LinkWatch watch, Poller poller) {
        this.route = route;
        this.watch = watch;
        this.poller = poller;
        this.links = new LinuxLinks(route, watch);
        poller.add(watch);
    }

    static LinuxHost open() throws LinuxException {
        RouteSocket route = RouteSocket.open();
        LinkWatch watch = LinkWatch.open();
        return new LinuxHost(route, watch, Poller.open());
    }

    @Override
    public InterfaceAccess open(String interfaceName, IpFamily family) throws IOException {
        try {
            InterfaceAccess access = LinuxInterface.open(interfaceName, family, route, links, poller);
            if (!Capability.CAP_NET_ADMIN.isHeld()) { // found out now, not at the first takeover
                access.close();
                throw new VrrpException("VRRP on " + interfaceName + " needs CAP_NET_ADMIN to add addresses" + CURE);
            }
            return access;
        } catch (LinuxException e) {
            if (e.is(Errno.EPERM) || e.is(Errno.EACCES)) {
                throw new VrrpException("VRRP on " + interfaceName + " needs CAP_NET_RAW (" + e.call() + ": "
                        + e.errnoName() + ")" + CURE, e);
            }
            throw e;
        }
    }

    @Override
    public boolean isUp(String interfaceName) throws LinuxException {
        return links.link(interfaceName).filter(link -> link.isUp()).isPresent();
    }

    @Override
    public void await(long timeoutNanos) throws LinuxException {
        poller.await(timeoutNanos);
    }

    @Override
    public void wakeUp() {
        poller.wakeUp();
    }

    @Override
    public void close() {
        poller.close();
        watch.close();
        route.close();
    }
}
