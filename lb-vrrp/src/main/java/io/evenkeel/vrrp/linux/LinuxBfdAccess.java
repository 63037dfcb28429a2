package io.evenkeel.vrrp.linux;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

import io.evenkeel.linux.socket.Errno;
import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.linux.socket.Poller;
import io.evenkeel.linux.socket.ReceivedDatagram;
import io.evenkeel.linux.socket.UdpSocket;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.spi.BfdAccess;
import io.evenkeel.vrrp.spi.VrrpException;

/** UDP sockets of this host. One thread only, but for {@link #wakeUp}. */
final class LinuxBfdAccess implements BfdAccess {
    /** Internetwork control, as for advertisements. */
    private static final int TRAFFIC_CLASS_CONTROL = 0xc0;
    private static final int FIRST_SOURCE_PORT = 49_152;
    private static final int LAST_SOURCE_PORT = 65_535;
    private static final int MOST_TRIES = 64;

    private final Poller poller;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Map<Endpoint, UdpSocket> listening = new HashMap<>();

    private record Endpoint(IpFamily family, int port) {}

    private LinuxBfdAccess(Poller poller) {
        this.poller = poller;
    }

    static LinuxBfdAccess open() throws LinuxException {
        return new LinuxBfdAccess(Poller.open());
    }

    @Override
    public void listen(IpFamily family, int port) throws LinuxException {
        var endpoint = new Endpoint(family, port);
        if (listening.containsKey(endpoint)) {
            return;
        }
        try {
            UdpSocket socket = UdpSocket.bind(family.unspecified(), port);
            listening.put(endpoint, socket);
            poller.add(socket);
        } catch (LinuxException e) {
            if (e.is(Errno.EADDRINUSE)) {
                throw new VrrpException("BFD needs UDP port " + port + " (" + family + "), which another program has; stop its BFD", e);
            }
            throw e;
        }
    }

    @Override
    public Sender sender(InetAddress source, int hopLimit) throws LinuxException {
        UdpSocket socket = anyPort(source);
        try {
            socket.mark(hopLimit, TRAFFIC_CLASS_CONTROL);
        } catch (LinuxException e) {
            socket.close();
            throw e;
        }
        return new Sender() {
            @Override
            public void send(byte[] payload, InetAddress destination, int port) throws LinuxException {
                socket.send(payload, destination, port);
            }

            @Override
            public void close() {
                socket.close();
            }
        };
    }

    private UdpSocket anyPort(InetAddress source) throws LinuxException {
        for (int tries = 1;; tries++) {
            try {
                return UdpSocket.bind(source, random.nextInt(FIRST_SOURCE_PORT, LAST_SOURCE_PORT + 1));
            } catch (LinuxException e) {
                if (!e.is(Errno.EADDRINUSE) || tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    @Override
    public Optional<Datagram> receive() throws LinuxException {
        for (Map.Entry<Endpoint, UdpSocket> entry : listening.entrySet()) {
            Optional<ReceivedDatagram> received = entry.getValue().receive();
            if (received.isPresent()) {
                return received.map(datagram -> new Datagram(datagram.content(), datagram.source(), datagram.destination(),
                        entry.getKey().port(), datagram.hopLimit()));
            }
        }
        return Optional.empty();
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
        listening.values().forEach(UdpSocket::close);
        poller.close();
    }
}
