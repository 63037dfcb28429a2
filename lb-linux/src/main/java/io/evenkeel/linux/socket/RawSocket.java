package io.evenkeel.linux.socket;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

import io.evenkeel.linux.ffi.SocketMessage;
import io.evenkeel.linux.ffi.SysSocket;
import io.evenkeel.linux.ffi.Unistd;

/**
 * A raw socket for one IP protocol on one interface: it sends and hears there alone, and does not hear itself. Needs
 * CAP_NET_RAW. Not thread-safe.
 */
public abstract sealed class RawSocket implements Pollable, AutoCloseable permits RawIpv4Socket, RawIpv6Socket {
    /** Above all user traffic: the traffic class of routing protocols. */
    private static final int PRIORITY_CONTROL = 6;
    /** Room for what comes in while the reader is held up, in bytes: some thousands of small datagrams. */
    public static final int RECEIVE_BUFFER = 4 << 20;
    /** Longer datagrams are cut. */
    private static final int LARGEST_DATAGRAM = 16_384;

    private final int fd;
    private final byte[] buffer = new byte[LARGEST_DATAGRAM];

    RawSocket(int family, int protocol) throws LinuxException {
        fd = LinuxException.check("socket",
                SysSocket.socket(family, SysSocket.SOCK_RAW | SysSocket.SOCK_CLOEXEC, protocol));
    }

    final void prepare(String interfaceName) throws LinuxException {
        byte[] device = (interfaceName + '\0').getBytes(StandardCharsets.UTF_8);
        set("bind to " + interfaceName, SysSocket.SOL_SOCKET, SysSocket.SO_BINDTODEVICE, device);
        set("SO_PRIORITY", SysSocket.SOL_SOCKET, SysSocket.SO_PRIORITY, PRIORITY_CONTROL);
        receiveBuffer(RECEIVE_BUFFER);
    }

    /**
     * How many bytes of the kernel's memory datagrams may wait in; {@link #RECEIVE_BUFFER} at first. Beyond
     * net.core.rmem_max only CAP_NET_ADMIN may go; without it the kernel gives what it allows everybody.
     */
    public final void receiveBuffer(int bytes) throws LinuxException {
        if (SysSocket.setsockopt(fd, SysSocket.SOL_SOCKET, SysSocket.SO_RCVBUFFORCE, bytes) < 0) {
            set("SO_RCVBUF", SysSocket.SOL_SOCKET, SysSocket.SO_RCVBUF, bytes);
        }
    }

    final void set(String what, int level, int option, int value) throws LinuxException {
        LinuxException.check(what, SysSocket.setsockopt(fd, level, option, value));
    }

    final void set(String what, int level, int option, byte[] value) throws LinuxException {
        LinuxException.check(what, SysSocket.setsockopt(fd, level, option, value));
    }

    /** From now on hears datagrams to {@code group}, and sends multicast through the interface with that index. */
    public abstract void join(InetAddress group, int interfaceIndex) throws LinuxException;

    /** Hears {@code group} no longer. */
    public abstract void leave(InetAddress group, int interfaceIndex) throws LinuxException;

    /** The next datagram that has come in; empty when there is none. Does not wait. */
    public final Optional<ReceivedDatagram> receive() throws LinuxException {
        SocketMessage.Received received = SocketMessage.receive(fd, buffer, SysSocket.MSG_DONTWAIT);
        if (received.result() == -Errno.EAGAIN.number() || received.result() == -Errno.EINTR.number()) {
            return Optional.empty();
        }
        int length = LinuxException.check("receive", received.result());
        return Optional.of(describe(Arrays.copyOf(buffer, Math.min(length, buffer.length)), received));
    }

    abstract ReceivedDatagram describe(byte[] content, SocketMessage.Received received);

    @Override
    public final int descriptor() {
        return fd;
    }

    @Override
    public final void close() {
        Unistd.close(fd);
    }
}
