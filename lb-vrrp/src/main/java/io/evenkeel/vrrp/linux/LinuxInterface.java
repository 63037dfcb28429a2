package io.evenkeel.vrrp.linux;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

import io.evenkeel.linux.route.InterfaceAddress;
import io.evenkeel.linux.route.Link;
import io.evenkeel.linux.route.RouteSocket;
import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.linux.socket.PacketSocket;
import io.evenkeel.linux.socket.Poller;
import io.evenkeel.linux.socket.RawSocket;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.packet.VrrpCodec;
import io.evenkeel.vrrp.spi.InterfaceAccess;
import io.evenkeel.vrrp.spi.RouterAccess;
import io.evenkeel.vrrp.spi.RouterSite;
import io.evenkeel.vrrp.spi.VrrpException;

/** One interface with the sockets it takes. */
final class LinuxInterface implements InterfaceAccess {
    private final Link link;
    private final RawSocket raw;
    private final PacketSocket packets;
    private final RouteSocket route;
    private final LinuxLinks links;
    private final Poller poller;

    private LinuxInterface(Link link, RawSocket raw, PacketSocket packets, RouteSocket route, LinuxLinks links,
            Poller poller) {
        this.link = link;
        this.raw = raw;
        this.packets = packets;
        this.route = route;
        this.links = links;
        this.poller = poller;
        poller.add(raw);
    }

    static LinuxInterface open(String name, IpFamily family, RouteSocket route, LinuxLinks links, Poller poller)
            throws IOException {
        if (family != IpFamily.IPV4) {
            throw new VrrpException("VRRP on " + name + ": IPv6 is not there yet");
        }
        Link link = route.link(name).orElseThrow(() -> new VrrpException(
                "VRRP on " + name + ": there is no such interface; 'ip link' shows those there are"));
        RawSocket raw = RawSocket.open(VrrpCodec.IP_PROTOCOL, link.name(), link.index());
        try {
            raw.join(family.group());
            return new LinuxInterface(link, raw, PacketSocket.open(), route, links, poller);
        } catch (LinuxException e) {
            raw.close();
            throw e;
        }
    }

    @Override
    public Optional<byte[]> receive() throws LinuxException {
        return raw.receive();
    }

    /** An interface that was made anew under the same name has another index, and our sockets do not reach it. */
    @Override
    public boolean isUp() throws LinuxException {
        return links.link(link.name()).filter(now -> now.isUp() && now.index() == link.index()).isPresent();
    }

    @Override
    public List<InetAddress> present() throws LinuxException {
        return route.addresses(link.index()).stream().map(InterfaceAddress::address).toList();
    }

    @Override
    public RouterAccess attach(RouterSite site) {
        return new LinuxRouter(raw, new LinuxAddresses(route, packets, link));
    }

    @Override
    public void close() {
        poller.remove(raw);
        packets.close();
        raw.close();
    }
}
