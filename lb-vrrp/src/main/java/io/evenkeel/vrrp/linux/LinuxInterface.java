package io.evenkeel.vrrp.linux;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

import io.evenkeel.linux.route.Link;
import io.evenkeel.linux.route.LinkWatch;
import io.evenkeel.linux.route.RouteSocket;
import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.linux.socket.PacketSocket;
import io.evenkeel.linux.socket.Poller;
import io.evenkeel.linux.socket.RawIpv4Socket;
import io.evenkeel.vrrp.spi.AdvertChannel;
import io.evenkeel.vrrp.spi.InterfaceAccess;
import io.evenkeel.vrrp.spi.LinkMonitor;
import io.evenkeel.vrrp.spi.VirtualAddresses;
import io.evenkeel.vrrp.spi.VrrpException;

/** One interface with the sockets it takes. */
final class LinuxInterface implements InterfaceAccess {
    private final AdvertChannel adverts;
    private final VirtualAddresses addresses;
    private final LinkMonitor link;
    private final Poller poller;
    private final OpenResources resources;

    private LinuxInterface(AdvertChannel adverts, VirtualAddresses addresses, LinkMonitor link, Poller poller,
            OpenResources resources) {
        this.adverts = adverts;
        this.addresses = addresses;
        this.link = link;
        this.poller = poller;
        this.resources = resources;
    }

    static LinuxInterface open(String name) throws IOException {
        var resources = new OpenResources();
        try {
            RouteSocket route = resources.keep(RouteSocket.open());
            Link link = route.link(name).orElseThrow(() -> new VrrpException(
                    "VRRP on " + name + ": there is no such interface; 'ip link' shows those there are"));
            RawIpv4Socket raw = resources.keep(RawAdvertChannel.openSocket(link));
            PacketSocket packets = resources.keep(PacketSocket.open());
            LinkWatch watch = resources.keep(LinkWatch.open());
            Poller poller = resources.keep(Poller.open());
            poller.add(raw);
            poller.add(watch);
            return new LinuxInterface(new RawAdvertChannel(raw), new LinuxAddresses(route, packets, link),
                    new NetlinkLinkMonitor(route, watch, link), poller, resources);
        } catch (IOException | RuntimeException e) {
            resources.close();
            throw e;
        }
    }

    @Override
    public AdvertChannel adverts() {
        return adverts;
    }

    @Override
    public VirtualAddresses addresses() {
        return addresses;
    }

    @Override
    public LinkMonitor link() {
        return link;
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
        resources.close();
    }

    /** What is open so far, closed last first. */
    private static final class OpenResources {
        private final Deque<AutoCloseable> open = new ArrayDeque<>();

        <T extends AutoCloseable> T keep(T resource) {
            open.push(resource);
            return resource;
        }

        void close() {
            while (!open.isEmpty()) {
                try {
                    open.pop().close();
                } catch (Exception e) {
                    throw new AssertionError("sockets close without exceptions", e);
                }
            }
        }
    }
}
