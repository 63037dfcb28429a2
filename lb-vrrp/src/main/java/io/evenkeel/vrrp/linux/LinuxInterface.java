package io.evenkeel.vrrp.linux;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.evenkeel.linux.route.AddressFlag;
import io.evenkeel.linux.route.InterfaceAddress;
import io.evenkeel.linux.route.Link;
import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.linux.socket.PacketSocket;
import io.evenkeel.linux.socket.RawSocket;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.spi.InterfaceAccess;
import io.evenkeel.vrrp.spi.RouterAccess;
import io.evenkeel.vrrp.spi.RouterSite;
import io.evenkeel.vrrp.spi.VrrpException;

/** One interface in one family, with the sockets that takes. */
final class LinuxInterface implements InterfaceAccess {
    private final LinuxHost host;
    private final Link link;
    private final IpFamily family;
    private final AdvertSockets adverts;
    private final PacketSocket packets;
    private final List<LinuxRouter> routers = new ArrayList<>();
    private Link lastSeen;

    private LinuxInterface(LinuxHost host, Link link, IpFamily family, AdvertSockets adverts, PacketSocket packets) {
        this.host = host;
        this.link = link;
        this.family = family;
        this.adverts = adverts;
        this.packets = packets;
        this.lastSeen = link;
        adverts.listening().forEach(host.poller()::add);
    }

    static LinuxInterface open(LinuxHost host, String name, IpFamily family) throws IOException {
        Link link = host.route().link(name).orElseThrow(() -> new VrrpException(
                "VRRP on " + name + ": there is no such interface; 'ip link' shows those there are"));
        AdvertSockets adverts = AdvertSockets.open(link, family);
        try {
            return new LinuxInterface(host, link, family, adverts, PacketSocket.open());
        } catch (LinuxException e) {
            adverts.close();
            throw e;
        }
    }

    @Override
    public Optional<byte[]> receive() throws LinuxException {
        return adverts.receive();
    }

    @Override
    public boolean hasReceived() {
        for (RawSocket socket : adverts.listening()) {
            if (host.poller().isReadable(socket)) {
                return true;
            }
        }
        return false;
    }

    /** An interface that was made anew under the same name has another index, and our sockets do not reach it. */
    @Override
    public boolean isUp() throws LinuxException {
        Optional<Link> now = host.events().links().link(link.name()).filter(seen -> seen.index() == link.index());
        if (now.isPresent() && !now.get().equals(lastSeen)) {
            lastSeen = now.get();
            for (LinuxRouter router : routers) {
                router.follow(lastSeen);
            }
        }
        return now.filter(Link::isUp).isPresent();
    }

    @Override
    public List<InetAddress> present() throws LinuxException {
        return host.route().addresses(link.index()).stream()
                .filter(address -> IpFamily.of(address.address()) == family)
                .filter(address -> !address.options().flags().contains(AddressFlag.DUPLICATE))
                .map(InterfaceAddress::address)
                .sorted(Comparator.comparing(address -> family == IpFamily.IPV6 && !address.isLinkLocalAddress())).toList();
    }

    @Override
    public RouterAccess attach(RouterSite site) throws IOException {
        LinuxRouter router = LinuxRouter.attach(this, site);
        routers.add(router);
        sizeBuffers();
        return router;
    }

    void detach(LinuxRouter router) throws LinuxException {
        routers.remove(router);
        sizeBuffers();
    }

    /** As keepalived has it: the sum of what the routers want, as they share the sockets. */
    private void sizeBuffers() throws LinuxException {
        long wanted = routers.stream().mapToLong(LinuxRouter::receiveBuffer).sum();
        adverts.receiveBuffer(wanted == 0 ? RawSocket.RECEIVE_BUFFER : (int) Math.min(wanted, Integer.MAX_VALUE));
    }

    LinuxHost host() {
        return host;
    }

    Link link() {
        return link;
    }

    AdvertSockets adverts() {
        return adverts;
    }

    PacketSocket packets() {
        return packets;
    }

    @Override
    public void close() {
        adverts.listening().forEach(host.poller()::remove);
        packets.close();
        adverts.close();
    }
}
