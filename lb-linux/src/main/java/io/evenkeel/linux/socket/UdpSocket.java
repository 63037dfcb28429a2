package io.evenkeel.linux.socket;

import static io.evenkeel.linux.ffi.NetinetIn.IN6_PKTINFO;
import static io.evenkeel.linux.ffi.NetinetIn.IN_PKTINFO;
import static io.evenkeel.linux.ffi.NetinetIn.IPPROTO_IP;
import static io.evenkeel.linux.ffi.NetinetIn.IPPROTO_IPV6;
import static io.evenkeel.linux.ffi.NetinetIn.IPV6_FREEBIND;
import static io.evenkeel.linux.ffi.NetinetIn.IPV6_HOPLIMIT;
import static io.evenkeel.linux.ffi.NetinetIn.IPV6_PKTINFO;
import static io.evenkeel.linux.ffi.NetinetIn.IPV6_RECVHOPLIMIT;
import static io.evenkeel.linux.ffi.NetinetIn.IPV6_RECVPKTINFO;
import static io.evenkeel.linux.ffi.NetinetIn.IPV6_TCLASS;
import static io.evenkeel.linux.ffi.NetinetIn.IPV6_UNICAST_HOPS;
import static io.evenkeel.linux.ffi.NetinetIn.IPV6_V6ONLY;
import static io.evenkeel.linux.ffi.NetinetIn.IP_FREEBIND;
import static io.evenkeel.linux.ffi.NetinetIn.IP_PKTINFO;
import static io.evenkeel.linux.ffi.NetinetIn.IP_RECVTTL;
import static io.evenkeel.linux.ffi.NetinetIn.IP_TOS;
import static io.evenkeel.linux.ffi.NetinetIn.IP_TTL;
import static io.evenkeel.linux.ffi.NetinetIn.SOCKADDR_IN;
import static io.evenkeel.linux.ffi.NetinetIn.SOCKADDR_IN6;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

import io.evenkeel.linux.ffi.SocketMessage;
import io.evenkeel.linux.ffi.Struct;
import io.evenkeel.linux.ffi.SysSocket;
import io.evenkeel.linux.ffi.Unistd;

/**
 * UDP on one port, in one family, with the hop limits of what goes and comes: {@code java.nio} does not tell those. What is
 * received says where it was sent to and how many hops it had left. Not thread-safe.
 */
public final class UdpSocket implements Pollable, AutoCloseable {
    /** Longer datagrams are cut. */
    private static final int LARGEST_DATAGRAM = 2_048;
    private static final int IPV4_LENGTH = 4;
    private static final int IPV6_LENGTH = 16;

    private final int fd;
    private final boolean isIpv4;
    private final byte[] buffer = new byte[LARGEST_DATAGRAM];

    private UdpSocket(boolean isIpv4) throws LinuxException {
        this.isIpv4 = isIpv4;
        this.fd = LinuxException.check("UDP socket", SysSocket.socket(isIpv4 ? SysSocket.AF_INET : SysSocket.AF_INET6,
                SysSocket.SOCK_DGRAM | SysSocket.SOCK_CLOEXEC, 0));
    }

    /**
     * A socket with that address, which need not be there yet; the unspecified address of a family stands for all of them. An
     * IPv6 socket never speaks IPv4.
     */
    public static UdpSocket bind(InetAddress address, int port) throws LinuxException {
        var socket = new UdpSocket(address instanceof Inet4Address);
        try {
            if (socket.isIpv4) {
                socket.set("IP_FREEBIND", IPPROTO_IP, IP_FREEBIND, 1);
                socket.set("IP_RECVTTL", IPPROTO_IP, IP_RECVTTL, 1);
                socket.set("IP_PKTINFO", IPPROTO_IP, IP_PKTINFO, 1);
            } else {
                socket.set("IPV6_V6ONLY", IPPROTO_IPV6, IPV6_V6ONLY, 1);
                socket.set("IPV6_FREEBIND", IPPROTO_IPV6, IPV6_FREEBIND, 1);
                socket.set("IPV6_RECVHOPLIMIT", IPPROTO_IPV6, IPV6_RECVHOPLIMIT, 1);
                socket.set("IPV6_RECVPKTINFO", IPPROTO_IPV6, IPV6_RECVPKTINFO, 1);
            }
            LinuxException.check("bind to UDP port " + port, SysSocket.bind(socket.fd, socketAddress(address, port)));
            return socket;
        } catch (LinuxException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * What is sent from now on has this hop limit and class.
     *
     * @param hopLimit 1..255
     * @param trafficClass 0..255
     */
    public void mark(int hopLimit, int trafficClass) throws LinuxException {
        if (isIpv4) {
            set("IP_TTL", IPPROTO_IP, IP_TTL, hopLimit);
            set("IP_TOS", IPPROTO_IP, IP_TOS, trafficClass);
        } else {
            set("IPV6_UNICAST_HOPS", IPPROTO_IPV6, IPV6_UNICAST_HOPS, hopLimit);
            set("IPV6_TCLASS", IPPROTO_IPV6, IPV6_TCLASS, trafficClass);
        }
    }

    /** Sends a datagram; does not wait. */
    public void send(byte[] payload, InetAddress destination, int port) throws LinuxException {
        LinuxException.check("send to " + destination.getHostAddress(),
                SysSocket.sendto(fd, payload, SysSocket.MSG_DONTWAIT, socketAddress(destination, port)));
    }

    /** The next datagram that has come in; empty when there is none. Does not wait. */
    public Optional<ReceivedDatagram> receive() throws LinuxException {
        SocketMessage.Received received = SocketMessage.receive(fd, buffer, SysSocket.MSG_DONTWAIT);
        if (received.result() == -Errno.EAGAIN.number() || received.result() == -Errno.EINTR.number()) {
            return Optional.empty();
        }
        int length = LinuxException.check("receive", received.result());
        return Optional.of(describe(Arrays.copyOf(buffer, Math.min(length, buffer.length)), received));
    }

    private ReceivedDatagram describe(byte[] content, SocketMessage.Received received) {
        int addressLength = isIpv4 ? IPV4_LENGTH : IPV6_LENGTH;
        byte[] source = isIpv4 ? SOCKADDR_IN.read(received.sender()).getBytes("sin_addr")
                : SOCKADDR_IN6.read(received.sender()).getBytes("sin6_addr");
        byte[] destination = new byte[addressLength];
        int arrivedAt = 0;
        int hopLimit = 0;
        for (SocketMessage.Control control : received.controls()) {
            if (control.is(IPPROTO_IP, IP_PKTINFO)) {
                Struct.Value info = IN_PKTINFO.read(control.data());
                destination = info.getBytes("ipi_addr");
                arrivedAt = info.get("ipi_ifindex");
            } else if (control.is(IPPROTO_IPV6, IPV6_PKTINFO)) {
                Struct.Value info = IN6_PKTINFO.read(control.data());
                destination = info.getBytes("ipi6_addr");
                arrivedAt = info.get("ipi6_ifindex");
            } else if ((control.is(IPPROTO_IP, IP_TTL) || control.is(IPPROTO_IPV6, IPV6_HOPLIMIT))
                    && control.data().remaining() >= Integer.BYTES) {
                hopLimit = control.data().getInt();
            }
        }
        return new ReceivedDatagram(content, InetAddresses.of(source, 0, addressLength),
                InetAddresses.of(destination, 0, addressLength), hopLimit, arrivedAt);
    }

    private static byte[] socketAddress(InetAddress address, int port) {
        return address instanceof Inet4Address
                ? SOCKADDR_IN.create().set("sin_family", SysSocket.AF_INET).set("sin_port", port)
                        .set("sin_addr", address.getAddress()).toBytes()
                : SOCKADDR_IN6.create().set("sin6_family", SysSocket.AF_INET6).set("sin6_port", port)
                        .set("sin6_addr", address.getAddress()).toBytes();
    }

    private void set(String what, int level, int option, int value) throws LinuxException {
        LinuxException.check(what, SysSocket.setsockopt(fd, level, option, value));
    }

    @Override
    public int descriptor() {
        return fd;
    }

    @Override
    public void close() {
        Unistd.close(fd);
    }
}
