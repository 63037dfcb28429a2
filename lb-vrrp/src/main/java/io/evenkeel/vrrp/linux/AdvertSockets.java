package io.evenkeel.vrrp.linux;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.evenkeel.linux.route.Link;
import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.linux.socket.RawIpv4Socket;
import io.evenkeel.linux.socket.RawIpv6Socket;
import io.evenkeel.linux.socket.RawSocket;
import io.evenkeel.linux.socket.ReceivedDatagram;
import io.evenkeel.vrrp.packet.IpDatagram;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.packet.VrrpCodec;

/** The raw sockets of one interface in one family. Driver thread only. */
final class AdvertSockets implements AutoCloseable {
    /** IPv4 authentication header (RFC 4302), with VRRP inside. */
    private static final int AUTHENTICATION_HEADER = 51;
    /** Only ever sends (raw(7)). */
    private static final int IPPROTO_RAW = 255;
    /** Internetwork control, what routing protocols use. */
    private static final int TRAFFIC_CLASS_CONTROL = 0xc0;

    private final List<RawSocket> listening;
    private final Link link;
    private final Map<InetAddress, Integer> members = new HashMap<>();

    private AdvertSockets(List<RawSocket> listening, Link link) {
        this.listening = listening;
        this.link = link;
    }

    /** Sockets that listen and send. */
    static AdvertSockets open(Link link, IpFamily family) throws LinuxException {
        return switch (family) {
            case IPV4 -> open(link, List.of(() -> RawIpv4Socket.open(VrrpCodec.IP_PROTOCOL, link.name()),
                    () -> RawIpv4Socket.open(AUTHENTICATION_HEADER, link.name())));
            case IPV6 -> open(link, List.of(() -> RawIpv6Socket.open(VrrpCodec.IP_PROTOCOL, link.name(), link.index())));
        };
    }

    /** A socket to send from another hardware address. */
    static AdvertSockets openForSending(Link link, IpFamily family) throws LinuxException {
        return switch (family) {
            case IPV4 -> open(link, List.of(() -> RawIpv4Socket.open(IPPROTO_RAW, link.name())));
            case IPV6 -> open(link, List.of(() -> RawIpv6Socket.open(VrrpCodec.IP_PROTOCOL, link.name(), link.index())));
        };
    }

    @FunctionalInterface
    private interface Opening {
        RawSocket open() throws LinuxException;
    }

    private static AdvertSockets open(Link link, List<Opening> openings) throws LinuxException {
        var sockets = new AdvertSockets(new ArrayList<>(), link);
        try {
            for (Opening opening : openings) {
                sockets.listening.add(opening.open());
            }
            return sockets;
        } catch (LinuxException e) {
            sockets.close();
            throw e;
        }
    }

    List<RawSocket> listening() {
        return listening;
    }

    /** How many bytes may wait in each. */
    void receiveBuffer(int bytes) throws LinuxException {
        for (RawSocket socket : listening) {
            socket.receiveBuffer(bytes);
        }
    }

    /** Several routers may share a group. */
    void join(InetAddress group) throws LinuxException {
        if (!members.containsKey(group)) {
            joinWhole(group);
        }
        members.merge(group, 1, Integer::sum);
    }

    /** With all sockets or none: what could not be had may be tried again. */
    private void joinWhole(InetAddress group) throws LinuxException {
        int joined = 0;
        try {
            for (RawSocket socket : listening) {
                socket.join(group, link.index());
                joined++;
            }
        } catch (LinuxException e) {
            for (RawSocket socket : listening.subList(0, joined)) {
                socket.leave(group, link.index());
            }
            throw e;
        }
    }

    void leave(InetAddress group) throws LinuxException {
        if (members.merge(group, -1, Integer::sum) > 0) {
            return;
        }
        members.remove(group);
        for (RawSocket socket : listening) {
            socket.leave(group, link.index());
        }
    }

    Optional<byte[]> receive() throws LinuxException {
        for (RawSocket socket : listening) {
            Optional<ReceivedDatagram> received = socket.receive();
            if (received.isPresent()) {
                return received.map(datagram -> switch (socket) {
                    case RawIpv4Socket four -> datagram.content();
                    case RawIpv6Socket six -> IpDatagram.build(0, datagram.source(), datagram.destination(),
                            datagram.hopLimit(), VrrpCodec.IP_PROTOCOL, datagram.content());
                });
            }
        }
        return Optional.empty();
    }

    void send(byte[] datagram) throws LinuxException {
        IpDatagram ip = IpDatagram.of(datagram)
                .orElseThrow(() -> new IllegalArgumentException("datagram: no IP header (expected: one)"));
        switch (listening.getFirst()) {
            case RawIpv4Socket four -> four.send(datagram, ip.destination());
            case RawIpv6Socket six -> six.send(ip.payload(), ip.source(), ip.destination(), ip.ttl(), TRAFFIC_CLASS_CONTROL);
        }
    }

    @Override
    public void close() {
        listening.forEach(RawSocket::close);
    }
}
