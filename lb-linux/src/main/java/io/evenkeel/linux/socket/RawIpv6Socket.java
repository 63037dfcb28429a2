package io.evenkeel.linux.socket;

import static io.evenkeel.linux.ffi.NetinetIn.IN6_PKTINFO;
import static io.evenkeel.linux.ffi.NetinetIn.IPPROTO_IPV6;
import static io.evenkeel.linux.ffi.NetinetIn.IPV6_FREEBIND;
import static io.evenkeel.linux.ffi.NetinetIn.IPV6_HOPLIMIT;
import static io.evenkeel.linux.ffi.NetinetIn.IPV6_JOIN_GROUP;
import static io.evenkeel.linux.ffi.NetinetIn.IPV6_LEAVE_GROUP;
import static io.evenkeel.linux.ffi.NetinetIn.IPV6_MREQ;
import static io.evenkeel.linux.ffi.NetinetIn.IPV6_MULTICAST_ALL;
import static io.evenkeel.linux.ffi.NetinetIn.IPV6_MULTICAST_IF;
import static io.evenkeel.linux.ffi.NetinetIn.IPV6_MULTICAST_LOOP;
import static io.evenkeel.linux.ffi.NetinetIn.IPV6_PKTINFO;
import static io.evenkeel.linux.ffi.NetinetIn.IPV6_RECVHOPLIMIT;
import static io.evenkeel.linux.ffi.NetinetIn.IPV6_RECVPKTINFO;
import static io.evenkeel.linux.ffi.NetinetIn.IPV6_TCLASS;
import static io.evenkeel.linux.ffi.NetinetIn.SOCKADDR_IN6;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

import io.evenkeel.linux.ffi.SocketMessage;
import io.evenkeel.linux.ffi.Struct;
import io.evenkeel.linux.ffi.SysSocket;
import org.jspecify.annotations.Nullable;

/** A raw IPv6 socket: what follows the IP header, in both directions; the header's values go beside it (RFC 3542). */
public final class RawIpv6Socket extends RawSocket {
    private static final int ADDRESS_LENGTH = 16;

    private final int interfaceIndex;

    /** The way of the last datagram, with what the kernel is told of it: mostly the next goes the same way. */
    private @Nullable Way lastWay;
    private byte[] to = {};
    private byte[] controls = {};

    private record Way(InetAddress source, InetAddress destination, int hopLimit, int trafficClass) {}

    private RawIpv6Socket(int protocol, int interfaceIndex) throws LinuxException {
        super(SysSocket.AF_INET6, protocol);
        this.interfaceIndex = interfaceIndex;
    }

    /** A socket for {@code protocol} on the interface {@code interfaceName}, which has that index. */
    public static RawIpv6Socket open(int protocol, String interfaceName, int interfaceIndex) throws LinuxException {
        var socket = new RawIpv6Socket(protocol, interfaceIndex);
        try {
            socket.prepare(interfaceName);
            socket.set("IPV6_RECVPKTINFO", IPPROTO_IPV6, IPV6_RECVPKTINFO, 1);
            socket.set("IPV6_RECVHOPLIMIT", IPPROTO_IPV6, IPV6_RECVHOPLIMIT, 1);
            socket.set("IPV6_MULTICAST_LOOP", IPPROTO_IPV6, IPV6_MULTICAST_LOOP, 0);
            socket.set("IPV6_MULTICAST_ALL", IPPROTO_IPV6, IPV6_MULTICAST_ALL, 0);
            socket.set("IPV6_FREEBIND", IPPROTO_IPV6, IPV6_FREEBIND, 1); // a source may be on another interface
            return socket;
        } catch (LinuxException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public void join(InetAddress group, int index) throws LinuxException {
        set("join " + group.getHostAddress(), IPPROTO_IPV6, IPV6_JOIN_GROUP, membership(group, index));
        set("IPV6_MULTICAST_IF", IPPROTO_IPV6, IPV6_MULTICAST_IF, index);
    }

    @Override
    public void leave(InetAddress group, int index) throws LinuxException {
        set("leave " + group.getHostAddress(), IPPROTO_IPV6, IPV6_LEAVE_GROUP, membership(group, index));
    }

    private static byte[] membership(InetAddress group, int index) {
        return IPV6_MREQ.create().set("ipv6mr_multiaddr", group.getAddress()).set("ipv6mr_interface", index).toBytes();
    }

    /**
     * Sends {@code payload}, checksum included, from {@code source}.
     *
     * @param hopLimit 1..255
     * @param trafficClass 0..255
     */
    public void send(byte[] payload, InetAddress source, InetAddress destination, int hopLimit, int trafficClass)
            throws LinuxException {
        var way = new Way(source, destination, hopLimit, trafficClass);
        if (!way.equals(lastWay)) {
            lastWay = way;
            to = SOCKADDR_IN6.create().set("sin6_family", SysSocket.AF_INET6).set("sin6_addr", destination.getAddress())
                    .set("sin6_scope_id", isOfTheLink(destination) ? interfaceIndex : 0).toBytes();
            controls = controls(way);
        }
        int result = SocketMessage.send(descriptor(), payload, to, controls, 0);
        if (result < 0) {
            throw new LinuxException("send to " + destination.getHostAddress(), -result);
        }
    }

    private byte[] controls(Way way) {
        byte[] from = IN6_PKTINFO.create().set("ipi6_addr", way.source().getAddress()).set("ipi6_ifindex", interfaceIndex).toBytes();
        return SocketMessage.pack(List.of(new SocketMessage.Control(IPPROTO_IPV6, IPV6_PKTINFO, from),
                new SocketMessage.Control(IPPROTO_IPV6, IPV6_HOPLIMIT, number(way.hopLimit())),
                new SocketMessage.Control(IPPROTO_IPV6, IPV6_TCLASS, number(way.trafficClass()))));
    }

    private static boolean isOfTheLink(InetAddress address) {
        return address.isLinkLocalAddress() || address.isMulticastAddress();
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder()).putInt(value).array();
    }

    @Override
    ReceivedDatagram describe(byte[] content, SocketMessage.Received received) {
        InetAddress source = InetAddresses.of(SOCKADDR_IN6.read(received.sender()).getBytes("sin6_addr"), 0,
                ADDRESS_LENGTH);
        InetAddress destination = InetAddresses.of(new byte[ADDRESS_LENGTH], 0, ADDRESS_LENGTH);
        int arrivedAt = interfaceIndex;
        int hopLimit = 0;
        for (SocketMessage.Control control : received.controls()) {
            if (control.is(IPPROTO_IPV6, IPV6_PKTINFO)) {
                Struct.Value info = IN6_PKTINFO.read(control.data());
                destination = InetAddresses.of(info.getBytes("ipi6_addr"), 0, ADDRESS_LENGTH);
                arrivedAt = info.get("ipi6_ifindex");
            } else if (control.is(IPPROTO_IPV6, IPV6_HOPLIMIT) && control.data().remaining() >= Integer.BYTES) {
                hopLimit = control.data().getInt();
            }
        }
        return new ReceivedDatagram(content, source, destination, hopLimit, arrivedAt);
    }
}
