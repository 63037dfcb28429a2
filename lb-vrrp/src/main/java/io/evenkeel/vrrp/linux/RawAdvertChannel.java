package io.evenkeel.vrrp.linux;

import java.util.Optional;

import io.evenkeel.linux.route.Link;
import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.linux.socket.RawSocket;
import io.evenkeel.vrrp.packet.VrrpCodec;
import io.evenkeel.vrrp.spi.AdvertChannel;

/** Advertisements over a raw socket that has joined the VRRP group. */
final class RawAdvertChannel implements AdvertChannel {
    private final RawSocket socket;

    RawAdvertChannel(RawSocket socket) {
        this.socket = socket;
    }

    static RawSocket openSocket(Link link) throws LinuxException {
        RawSocket socket = RawSocket.open(VrrpCodec.IP_PROTOCOL, link.name(), link.index());
        try {
            socket.join(VrrpCodec.GROUP);
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
        return socket.receive();
    }
}
