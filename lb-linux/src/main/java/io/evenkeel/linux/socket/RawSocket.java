package io.evenkeel.linux.socket;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

import io.evenkeel.linux.ffi.LibcFile;
import io.evenkeel.linux.ffi.LibcSocket;

/**
 * A raw IPv4 socket on one interface: whole datagrams of one IP protocol, with their IP header, in both directions.
 * Needs CAP_NET_RAW. Not thread-safe.
 */
public final class RawSocket implements Pollable, AutoCloseable {
    private static final int SOL_SOCKET = 1;
    private static final int SO_PRIORITY = 12;
    private static final int SO_BINDTODEVICE = 25;
    private static final int IPPROTO_IP = 0;
    private static final int IP_HDRINCL = 3;
    private static final int IP_MULTICAST_IF = 32;
    private static final int IP_MULTICAST_LOOP = 34;
    private static final int IP_ADD_MEMBERSHIP = 35;
    private static final int IP_MULTICAST_ALL = 49;
    /** Above all user traffic: the traffic class of routing protocols. */
    private static final int PRIORITY_CONTROL = 6;
    private static final int LARGEST_DATAGRAM = 65_535;

    private final int fd;
    private final int interfaceIndex;
    private final byte[] buffer = new byte[LARGEST_DATAGRAM];

    private RawSocket(int fd, int interfaceIndex) {
        this.fd = fd;
        this.interfaceIndex = interfaceIndex;
    }

    /**
     * A socket for {@code protocol} that sends and hears on the interface {@code interfaceName} alone, and does not hear
     * itself.
     */
    public static RawSocket open(int protocol, String interfaceName, int interfaceIndex) throws LinuxException {
        int fd = LinuxException.check("socket",
                LibcSocket.socket(LibcSocket.AF_INET, LibcSocket.SOCK_RAW | LibcSocket.SOCK_CLOEXEC, protocol));
        var socket = new RawSocket(fd, interfaceIndex);
        try {
            byte[] device = Arrays.copyOf(interfaceName.getBytes(StandardCharsets.UTF_8), interfaceName.length() + 1);
            LinuxException.check("bind to " + interfaceName,
                    LibcSocket.setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, device));
            LinuxException.check("IP_HDRINCL", LibcSocket.setsockopt(fd, IPPROTO_IP, IP_HDRINCL, 1));
            LinuxException.check("SO_PRIORITY",
                    LibcSocket.setsockopt(fd, SOL_SOCKET, SO_PRIORITY, PRIORITY_CONTROL));
            LinuxException.check("IP_MULTICAST_LOOP", LibcSocket.setsockopt(fd, IPPROTO_IP, IP_MULTICAST_LOOP, 0));
            LinuxException.check("IP_MULTICAST_ALL", LibcSocket.setsockopt(fd, IPPROTO_IP, IP_MULTICAST_ALL, 0));
            return socket;
        } catch (LinuxException e) {
            socket.close();
            throw e;
        }
    }

    /** From now on hears datagrams to {@code group}, and sends multicast through the interface. */
    public void join(InetAddress group) throws LinuxException {
        byte[] membership = multicastRequest(group.getAddress());
        LinuxException.check("join " + group.getHostAddress(),
                LibcSocket.setsockopt(fd, IPPROTO_IP, IP_ADD_MEMBERSHIP, membership));
        LinuxException.check("IP_MULTICAST_IF",
                LibcSocket.setsockopt(fd, IPPROTO_IP, IP_MULTICAST_IF, multicastRequest(new byte[4])));
    }

    /** {@code struct ip_mreqn { struct in_addr group; struct in_addr address; int ifindex; }}. */
    private byte[] multicastRequest(byte[] group) {
        return ByteBuffer.allocate(12).put(group).putInt(0).order(ByteOrder.nativeOrder()).putInt(interfaceIndex)
                .array();
    }

    /**
     * Sends {@code datagram}, which begins with its IP header; the kernel fills in the header's checksum, and the
     * identification if that is 0.
     */
    public void send(byte[] datagram, InetAddress destination) throws LinuxException {
        // struct sockaddr_in { sa_family_t family; in_port_t port; struct in_addr address; char zero[8]; }
        byte[] to = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder()).putShort((short) LibcSocket.AF_INET)
                .putShort((short) 0).put(destination.getAddress()).array();
        LinuxException.check("send to " + destination.getHostAddress(), LibcSocket.sendto(fd, datagram, 0, to));
    }

    /** The next datagram that has come in, from its IP header on; empty when there is none. Does not wait. */
    public Optional<byte[]> receive() throws LinuxException {
        int length = LibcSocket.recvfrom(fd, buffer, LibcSocket.MSG_DONTWAIT);
        if (length == -Errno.EAGAIN.number() || length == -Errno.EINTR.number()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.copyOf(buffer, LinuxException.check("receive", length)));
    }

    @Override
    public int descriptor() {
        return fd;
    }

    @Override
    public void close() {
        LibcFile.close(fd);
    }
}
