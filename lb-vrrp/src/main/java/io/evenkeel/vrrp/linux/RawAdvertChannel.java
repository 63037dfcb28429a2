package io.evenkeel.vrrp.linux;

import java.util.Optional;

import io.evenkeel.linux.route.Link;
import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.linux.socket.RawIpv4Socket;
import io.evenkeel.linux.socket.ReceivedDatagram;
import io.evenkeel.vrrp.packet.VrrpCodec;
import io.evenkeel.vrrp.spi.AdvertChannel;

/** Advertisements over a raw socket that has joined the VRRP group. */
final class RawAdvertChannel implements AdvertChannel {
    private final RawIpv4Socket socket;

    RawAdvertChannel(RawIpv4Socket socket) {
        this.socket = socket;
    }

    static RawIpv4Socket openSocket(Link link) throws LinuxException {
        RawIpv4Socket socket = RawIpv4Socket.open(VrrpCodec.IP_PROTOCOL, link.name());
        try {
            socket.join(VrrpCodec.GROUP, link.index());
            return socket;
        } catch (LinuxException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public void send(byte[] datagram) throws LinuxException {
        socket.send(datagram, VrrpCodec.GROUP);
    }

    @Override
    public Optional<byte[]> receive() throws LinuxException {
        return socket.receive().map(ReceivedDatagram::content);
    }
}
