package io.evenkeel.linux.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.evenkeel.linux.ffi.LibcFile;
import io.evenkeel.linux.ffi.LibcSocket;
import io.evenkeel.linux.socket.Errno;
import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.linux.socket.Pollable;

/** A netlink socket: either for requests, or for the events of multicast groups. Not thread-safe. */
public final class NetlinkSocket implements Pollable, AutoCloseable {
    /** The family of links, addresses and routes. */
    public static final int NETLINK_ROUTE = 0;

    private static final int SOL_NETLINK = 270;
    private static final int NETLINK_EXT_ACK = 11;
    private static final int EXT_ACK_MESSAGE = 1;
    private static final int FLAG_CAPPED = 0x100;
    private static final int FLAG_EXT_ACK = 0x200;
    /** The kernel never sends more than this in one datagram. */
    private static final int BUFFER_SIZE = 65_536;

    private final int fd;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private int sequence;

    private NetlinkSocket(int fd) {
        this.fd = fd;
    }

    /** A socket of {@code family} that hears the events of {@code groups}, a set of bits; 0 for requests. */
    public static NetlinkSocket open(int family, int groups) throws LinuxException {
        int fd = LinuxException.check("netlink socket",
                LibcSocket.socket(LibcSocket.AF_NETLINK, LibcSocket.SOCK_RAW | LibcSocket.SOCK_CLOEXEC, family));
        // struct sockaddr_nl { sa_family_t family; u16 pad; u32 port; u32 groups; }
        byte[] address = NetlinkPayload.fixedPart(12).putShort((short) LibcSocket.AF_NETLINK).putShort((short) 0)
                .putInt(0).putInt(groups).array();
        int bound = LibcSocket.bind(fd, address);
        if (bound < 0) {
            LibcFile.close(fd);
            throw new LinuxException("bind netlink socket", -bound);
        }
        LibcSocket.setsockopt(fd, SOL_NETLINK, NETLINK_EXT_ACK, 1); // better messages; older kernels have none
        return new NetlinkSocket(fd);
    }

    /** Sends a request that answers with success or an error; {@code what} names it in the exception. */
    public void request(String what, int type, int flags, NetlinkPayload payload) throws LinuxException {
        exchange(what, type, flags | NetlinkMessage.ACK, payload);
    }

    /** Sends a request that answers with messages: all of a kind with {@link NetlinkMessage#DUMP}, else one. */
    public List<NetlinkMessage> query(String what, int type, int flags, NetlinkPayload payload) throws LinuxException {
        return exchange(what, type, flags | ((flags & NetlinkMessage.DUMP) == 0 ? NetlinkMessage.ACK : 0), payload);
    }

    private List<NetlinkMessage> exchange(String what, int type, int flags, NetlinkPayload payload)
            throws LinuxException {
        sequence++;
        byte[] kernel = NetlinkPayload.fixedPart(12).putShort((short) LibcSocket.AF_NETLINK).array();
        byte[] request = new NetlinkMessage(type, flags | NetlinkMessage.REQUEST, sequence, payload.toBytes()).encode();
        LinuxException.check(what, LibcSocket.sendto(fd, request, 0, kernel));
        var answers = new ArrayList<NetlinkMessage>();
        while (true) {
            int length = LinuxException.check(what, LibcSocket.recvfrom(fd, buffer, 0));
            for (NetlinkMessage answer : NetlinkMessage.decodeAll(Arrays.copyOf(buffer, length))) {
                if (answer.sequence() != sequence) {
                    continue; // the rest of an exchange that was given up
                }
                switch (answer.type()) {
                    case NetlinkMessage.DONE -> {
                        return answers;
                    }
                    case NetlinkMessage.ERROR -> {
                        throwOnError(what, answer);
                        return answers;
                    }
                    default -> answers.add(answer);
                }
            }
        }
    }

    /** {@code struct nlmsgerr { int error; struct nlmsghdr request; }}, then attributes if the flag says so. */
    private static void throwOnError(String what, NetlinkMessage answer) throws LinuxException {
        ByteBuffer payload = answer.payload();
        int errno = payload.remaining() < Integer.BYTES ? 0 : -payload.getInt();
        if (errno == 0) {
            return;
        }
        Optional<String> reason = (answer.flags() & FLAG_EXT_ACK) == 0 ? Optional.empty()
                : extendedAck(payload, answer.flags()).text(EXT_ACK_MESSAGE);
        var plain = new LinuxException(what, errno);
        throw reason.isEmpty() ? plain : new LinuxException(what, errno, plain.errnoName() + ", " + reason.get());
    }

    private static NetlinkAttributes extendedAck(ByteBuffer payload, int flags) {
        int echoed = payload.remaining() < NetlinkMessage.HEADER_LENGTH || (flags & FLAG_CAPPED) != 0
                ? NetlinkMessage.HEADER_LENGTH
                : payload.getInt(payload.position());
        int skip = Math.clamp(NetlinkMessage.align(echoed), 0, payload.remaining());
        return NetlinkAttributes.parse(payload.position(payload.position() + skip));
    }

    /** Throws away the events that wait. Returns whether there were any, lost ones (ENOBUFS) included. */
    public boolean drainEvents() throws LinuxException {
        boolean any = false;
        while (true) {
            int length = LibcSocket.recvfrom(fd, buffer, LibcSocket.MSG_DONTWAIT);
            if (length == -Errno.EAGAIN.number()) {
                return any;
            }
            if (length != -Errno.ENOBUFS.number() && length != -Errno.EINTR.number()) {
                LinuxException.check("netlink events", length);
            }
            any = true;
        }
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
