package io.evenkeel.vrrp.linux;

import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.linux.socket.RawSocket;
import io.evenkeel.vrrp.packet.IpDatagram;
import io.evenkeel.vrrp.spi.RouterAccess;
import io.evenkeel.vrrp.spi.VirtualAddresses;
import io.evenkeel.vrrp.spi.VirtualRoute;
import io.evenkeel.vrrp.spi.VirtualRoutes;
import io.evenkeel.vrrp.spi.VirtualRule;
import io.evenkeel.vrrp.spi.VrrpException;

/** One virtual router, with the sockets of its interface. */
final class LinuxRouter implements RouterAccess, VirtualRoutes {
    private final RawSocket raw;
    private final VirtualAddresses addresses;

    LinuxRouter(RawSocket raw, VirtualAddresses addresses) {
        this.raw = raw;
        this.addresses = addresses;
    }

    @Override
    public void send(byte[] datagram) throws LinuxException {
        raw.send(datagram, IpDatagram.of(datagram).orElseThrow().destination());
    }

    @Override
    public VirtualAddresses addresses() {
        return addresses;
    }

    @Override
    public VirtualRoutes routes() {
        return this;
    }

    @Override
    public boolean add(VirtualRoute virtual) {
        throw new VrrpException("route " + virtual + ": routes are not there yet");
    }

    @Override
    public boolean remove(VirtualRoute virtual) {
        return false;
    }

    @Override
    public boolean add(VirtualRule rule) {
        throw new VrrpException("rule " + rule + ": rules are not there yet");
    }

    @Override
    public boolean remove(VirtualRule rule) {
        return false;
    }

    @Override
    public void close() {}
}
