package io.evenkeel.linux.socket;

import static io.evenkeel.linux.ffi.NetinetIn.IN_PKTINFO;
import static io.evenkeel.linux.ffi.NetinetIn.IPPROTO_IP;
import static io.evenkeel.linux.ffi.NetinetIn.IP_ADD_MEMBERSHIP;
import static io.evenkeel.linux.ffi.NetinetIn.IP_DROP_MEMBERSHIP;
import static io.evenkeel.linux.ffi.NetinetIn.IP_HDRINCL;
import static io.evenkeel.linux.ffi.NetinetIn.IP_MREQN;
import static io.evenkeel.linux.ffi.NetinetIn.IP_MULTICAST_ALL;
import static io.evenkeel.linux.ffi.NetinetIn.IP_MULTICAST_IF;
import static io.evenkeel.linux.ffi.NetinetIn.IP_MULTICAST_LOOP;
import static io.evenkeel.linux.ffi.NetinetIn.IP_PKTINFO;
import static io.evenkeel.linux.ffi.NetinetIn.SOCKADDR_IN;

import java.net.InetAddress;

import io.evenkeel.linux.ffi.SocketMessage;
import io.evenkeel.linux.ffi.SysSocket;
import org.jspecify.annotations.Nullable;

/** A raw IPv4 socket: whole datagrams, with their IP header, in both directions. */
public final class RawIpv4Socket extends RawSocket {
    // where the IPv4 header has them (RFC 791 section 3.1)
    private static final int TTL_OFFSET = 8;
    private static final int SOURCE_OFFSET = 12;
    private static final int DESTINATION_OFFSET = 16;
    private static final int HEADER_LENGTH = 20;

    /** Where the last datagram went, and as the kernel wants it: mostly the next goes there, too. */
    private @Nullable InetAddress lastDestination;
    private byte[] to = {};

    private RawIpv4Socket(int protocol) throws LinuxException {
        super(SysSocket.AF_INET, protocol);
    }

    /** A socket for {@code protocol} on the interface {@code interfaceName}. */
    public static RawIpv4Socket open(int protocol, String interfaceName) throws LinuxException {
        var socket = new RawIpv4Socket(protocol);
        try {
            socket.prepare(interfaceName);
            socket.set("IP_HDRINCL", IPPROTO_IP, IP_HDRINCL, 1);
            socket.set("IP_PKTINFO", IPPROTO_IP, IP_PKTINFO, 1);
            socket.set("IP_MULTICAST_LOOP", IPPROTO_IP, IP_MULTICAST_LOOP, 0);
            socket.set("IP_MULTICAST_ALL", IPPROTO_IP, IP_MULTICAST_ALL, 0);
            return socket;
        } catch (LinuxException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public void join(InetAddress group, int interfaceIndex) throws LinuxException {
        set("join " + group.getHostAddress(), IPPROTO_IP, IP_ADD_MEMBERSHIP, membership(group, interfaceIndex));
        set("IP_MULTICAST_IF", IPPROTO_IP, IP_MULTICAST_IF,
                IP_MREQN.create().set("imr_ifindex", interfaceIndex).toBytes());
    }

    @Override
    public void leave(InetAddress group, int interfaceIndex) throws LinuxException {
        set("leave " + group.getHostAddress(), IPPROTO_IP, IP_DROP_MEMBERSHIP, membership(group, interfaceIndex));
    }

    private static byte[] membership(InetAddress group, int interfaceIndex) {
        return IP_MREQN.create().set("imr_multiaddr", group.getAddress()).set("imr_ifindex", interfaceIndex).toBytes();
    }

    /**
     * Sends {@code datagram}, which begins with its IP header: source, time to live and type of service are there. The
     * kernel fills in the header's checksum, and the identification if that is 0.
     */
    public void send(byte[] datagram, InetAddress destination) throws LinuxException {
        if (!destination.equals(lastDestination)) {
            lastDestination = destination;
            to = SOCKADDR_IN.create().set("sin_family", SysSocket.AF_INET).set("sin_addr", destination.getAddress()).toBytes();
        }
        int result = SysSocket.sendto(descriptor(), datagram, 0, to);
        if (result < 0) {
            throw new LinuxException("send to " + destination.getHostAddress(), -result);
        }
    }

    @Override
    ReceivedDatagram describe(byte[] content, SocketMessage.Received received) {
        byte[] header = content.length < HEADER_LENGTH ? new byte[HEADER_LENGTH] : content; // the kernel gives whole ones
        int interfaceIndex = received.controls().stream()
                .filter(control -> control.is(IPPROTO_IP, IP_PKTINFO)).findFirst()
                .map(control -> IN_PKTINFO.read(control.data()).get("ipi_ifindex")).orElse(0);
        return new ReceivedDatagram(content, InetAddresses.of(header, SOURCE_OFFSET, 4),
                InetAddresses.of(header, DESTINATION_OFFSET, 4), header[TTL_OFFSET] & 0xff, interfaceIndex);
    }
}
