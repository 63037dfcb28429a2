package io.evenkeel.linux.netlink;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.evenkeel.linux.ffi.LinuxFilter;
import io.evenkeel.linux.ffi.LinuxNetlink;
import io.evenkeel.linux.ffi.SysSocket;
import io.evenkeel.linux.ffi.Unistd;
import io.evenkeel.linux.socket.Errno;
import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.linux.socket.Pollable;

/** A netlink socket: either for requests, or for the events of multicast groups. Not thread-safe. */
public final class NetlinkSocket implements Pollable, AutoCloseable {
    /** The family of links, addresses, routes and rules. */
    public static final int NETLINK_ROUTE = LinuxNetlink.NETLINK_ROUTE;

    /** The family of the packet filter. */
    public static final int NETLINK_NETFILTER = LinuxNetlink.NETLINK_NETFILTER;

    private static final int SOL_NETLINK = 270;
    /** The kernel never sends more than this in one datagram. */
    private static final int BUFFER_SIZE = 65_536;
    private static final int EVENT_BUFFER = 4 << 20;
    /** A list that changes while it is read is asked for again, at most so often. */
    private static final int MAX_DUMPS = 5;
    /** So many answers fit into the socket's buffer if all of them are errors. */
    private static final int MAX_BATCH = 64;

    private final int fd;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private int sequence;

    private NetlinkSocket(int fd) {
        this.fd = fd;
    }

    /** A socket of {@code family} that hears the events of {@code groups}, a set of bits; 0 for requests. */
    public static NetlinkSocket open(int family, int groups) throws LinuxException {
        int fd = LinuxException.check("netlink socket",
                SysSocket.socket(SysSocket.AF_NETLINK, SysSocket.SOCK_RAW | SysSocket.SOCK_CLOEXEC, family));
        int bound = SysSocket.bind(fd, address(groups));
        if (bound < 0) {
            Unistd.close(fd);
            throw new LinuxException("bind netlink socket", -bound);
        }
        // Better messages and filtered lists; older kernels have neither and do without.
        SysSocket.setsockopt(fd, SOL_NETLINK, LinuxNetlink.NETLINK_EXT_ACK, 1);
        SysSocket.setsockopt(fd, SOL_NETLINK, LinuxNetlink.NETLINK_GET_STRICT_CHK, 1);
        if (groups != 0) { // needs CAP_NET_ADMIN; without, an overrun comes sooner, and readers ask anew
            SysSocket.setsockopt(fd, SysSocket.SOL_SOCKET, SysSocket.SO_RCVBUFFORCE, EVENT_BUFFER);
        }
        return new NetlinkSocket(fd);
    }

    private static byte[] address(int groups) {
        return LinuxNetlink.SOCKADDR_NL.create().set("nl_family", SysSocket.AF_NETLINK).set("nl_groups", groups)
                .toBytes();
    }

    /** From now on hears only events of that type; others do not even wake the reader. */
    public void hearOnly(int type) throws LinuxException {
        int typeAt = LinuxNetlink.NLMSGHDR.offset("nlmsg_type");
        // The filter loads in the network's byte order what is in the machine's.
        short seen = ByteBuffer.wrap(LinuxNetlink.NLMSGHDR.create().set("nlmsg_type", type).toBytes()).getShort(typeAt);
        var program = new ByteArrayOutputStream();
        program.writeBytes(instruction(LinuxFilter.BPF_LD | LinuxFilter.BPF_H | LinuxFilter.BPF_ABS, 0, typeAt));
        program.writeBytes(instruction(LinuxFilter.BPF_JMP | LinuxFilter.BPF_JEQ | LinuxFilter.BPF_K, 1, seen & 0xffff));
        program.writeBytes(instruction(LinuxFilter.BPF_RET | LinuxFilter.BPF_K, 0, -1)); // take it whole
        program.writeBytes(instruction(LinuxFilter.BPF_RET | LinuxFilter.BPF_K, 0, 0)); // drop it
        LinuxException.check("filter netlink events", LinuxFilter.attach(fd, program.toByteArray()));
    }

    private static byte[] instruction(int code, int skippedIfFalse, int operand) {
        return LinuxFilter.SOCK_FILTER.create().set("code", code).set("jf", skippedIfFalse).set("k", operand).toBytes();
    }

    /** Sends a request that answers with success or an error; {@code what} names it in the exception. */
    public void request(String what, int type, int flags, NetlinkPayload payload) throws LinuxException {
        exchange(what, type, flags | LinuxNetlink.NLM_F_ACK, payload);
    }

    /**
     * Sends many requests at the cost of few: all are carried out, whatever becomes of others.
     *
     * @param what names them in an exception, before the subject
     * @return those that failed
     */
    public List<LinuxException> requestAll(String what, int type, int flags, List<NetlinkRequest> requests) throws LinuxException {
        var failures = new ArrayList<LinuxException>();
        for (int from = 0; from < requests.size(); from += MAX_BATCH) {
            failures.addAll(batch(what, type, flags, requests.subList(from, Math.min(from + MAX_BATCH, requests.size()))));
        }
        return failures;
    }

    /** Only errors answer, and the last request, which comes to its turn when all others have had theirs. */
    private List<LinuxException> batch(String what, int type, int flags, List<NetlinkRequest> requests) throws LinuxException {
        int first = sequence + 1;
        var datagram = new ByteArrayOutputStream();
        for (NetlinkRequest request : requests) {
            sequence++;
            int acknowledged = sequence - first == requests.size() - 1 ? LinuxNetlink.NLM_F_ACK : 0;
            datagram.writeBytes(new NetlinkMessage(type, flags | LinuxNetlink.NLM_F_REQUEST | acknowledged, sequence,
                    request.payload().toBytes()).encode());
        }
        LinuxException.check("netlink requests", SysSocket.sendto(fd, datagram.toByteArray(), 0, address(0)));
        var failures = new ArrayList<LinuxException>();
        while (true) {
            for (NetlinkMessage answer : receive("netlink requests", 0).orElse(List.of())) {
                int index = answer.sequence() - first;
                if (answer.type() != NetlinkMessage.ERROR || index < 0 || index >= requests.size()) {
                    continue; // the rest of an exchange that was given up
                }
                try {
                    throwOnError(what + " " + requests.get(index).subject(), answer);
                } catch (LinuxException e) {
                    failures.add(e);
                }
                if (index == requests.size() - 1) {
                    return failures;
                }
            }
        }
    }

    /** Sends a request that answers with messages: all of a kind with {@link NetlinkMessage#DUMP}, else one. */
    public List<NetlinkMessage> query(String what, int type, int flags, NetlinkPayload payload) throws LinuxException {
        if ((flags & NetlinkMessage.DUMP) != NetlinkMessage.DUMP) { // it shares a bit with others
            return exchange(what, type, flags | LinuxNetlink.NLM_F_ACK, payload);
        }
        List<NetlinkMessage> answers = exchange(what, type, flags, payload);
        for (int i = 1; i < MAX_DUMPS && answers.stream().anyMatch(NetlinkSocket::isInterrupted); i++) {
            answers = exchange(what, type, flags, payload);
        }
        return answers;
    }

    /** One request of a {@link #transaction}. */
    public record Request(int type, int flags, NetlinkPayload payload) {}

    /**
     * Sends requests of which the first begins and the last ends a transaction of the packet filter: the kernel carries out
     * those between them all or none. {@code what} names them in the exception, which tells the first error.
     */
    public void transaction(String what, List<Request> requests) throws LinuxException {
        var datagram = new ByteArrayOutputStream();
        int first = sequence + 1;
        for (Request request : requests) {
            sequence++;
            boolean isFrame = sequence == first || sequence == first + requests.size() - 1;
            int flags = request.flags() | LinuxNetlink.NLM_F_REQUEST | (isFrame ? 0 : LinuxNetlink.NLM_F_ACK);
            datagram.writeBytes(new NetlinkMessage(request.type(), flags, sequence, request.payload().toBytes()).encode());
        }
        LinuxException.check(what, SysSocket.sendto(fd, datagram.toByteArray(), 0, address(0)));
        int open = requests.size() - 2;
        while (open > 0) {
            for (NetlinkMessage answer : receive(what, 0).orElse(List.of())) {
                if (answer.sequence() >= first && answer.type() == NetlinkMessage.ERROR) {
                    throwOnError(what, answer);
                    open--;
                }
            }
        }
    }

    private static boolean isInterrupted(NetlinkMessage answer) {
        return (answer.flags() & LinuxNetlink.NLM_F_DUMP_INTR) != 0;
    }

    private List<NetlinkMessage> exchange(String what, int type, int flags, NetlinkPayload payload)
            throws LinuxException {
        sequence++;
        byte[] request = new NetlinkMessage(type, flags | LinuxNetlink.NLM_F_REQUEST, sequence, payload.toBytes()).encode();
        LinuxException.check(what, SysSocket.sendto(fd, request, 0, address(0)));
        var answers = new ArrayList<NetlinkMessage>();
        while (true) {
            for (NetlinkMessage answer : receive(what, 0).orElse(List.of())) {
                if (answer.sequence() != sequence) {
                    continue; // the rest of an exchange that was given up
                }
                switch (answer.type()) {
                    case NetlinkMessage.DONE -> {
                        throwOnError(what, answer); // a dump may fail at its end
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

    /** The messages of the next datagram of the kernel; those of others count for nothing. Empty when there is none. */
    private Optional<List<NetlinkMessage>> receive(String what, int flags) throws LinuxException {
        byte[] from = new byte[LinuxNetlink.SOCKADDR_NL.size()];
        int length = SysSocket.recvfrom(fd, buffer, flags, from);
        if (length == -Errno.EAGAIN.number()) {
            return Optional.empty();
        }
        if (length == -Errno.EINTR.number()) {
            return Optional.of(List.of());
        }
        LinuxException.check(what, length);
        boolean ofKernel = LinuxNetlink.SOCKADDR_NL.read(ByteBuffer.wrap(from)).get("nl_pid") == 0;
        return Optional.of(ofKernel ? NetlinkMessage.decodeAll(Arrays.copyOf(buffer, length)) : List.of());
    }

    /** {@code struct nlmsgerr { int error; struct nlmsghdr request; }}, then attributes if the flag says so. */
    private static void throwOnError(String what, NetlinkMessage answer) throws LinuxException {
        ByteBuffer payload = answer.payload();
        int errno = payload.remaining() < Integer.BYTES ? 0 : -payload.getInt();
        if (errno == 0) {
            return;
        }
        Optional<String> reason = (answer.flags() & LinuxNetlink.NLM_F_ACK_TLVS) == 0 ? Optional.empty()
                : extendedAck(payload, answer).text(LinuxNetlink.NLMSGERR_ATTR_MSG);
        var plain = new LinuxException(what, errno);
        throw reason.isEmpty() ? plain : new LinuxException(what, errno, plain.errnoName() + ", " + reason.get());
    }

    private static NetlinkAttributes extendedAck(ByteBuffer payload, NetlinkMessage answer) {
        int echoed = 0; // the end of a dump repeats nothing
        if (answer.type() == NetlinkMessage.ERROR) {
            boolean capped = (answer.flags() & LinuxNetlink.NLM_F_CAPPED) != 0;
            echoed = payload.remaining() < NetlinkMessage.HEADER_LENGTH || capped ? NetlinkMessage.HEADER_LENGTH
                    : payload.getInt(payload.position());
        }
        int skip = Math.clamp(NetlinkMessage.align(echoed), 0, payload.remaining());
        return NetlinkAttributes.parse(payload.position(payload.position() + skip));
    }

    /**
     * Takes the events that wait, in their order. {@link NetlinkEvents#overrun} says that some before them were lost: whoever
     * keeps a picture has to ask for the whole anew. Does not wait.
     */
    public NetlinkEvents events() throws LinuxException {
        var events = new ArrayList<NetlinkMessage>();
        boolean overrun = false;
        while (true) {
            try {
                Optional<List<NetlinkMessage>> next = receive("netlink events", SysSocket.MSG_DONTWAIT);
                if (next.isEmpty()) {
                    return new NetlinkEvents(events, overrun);
                }
                events.addAll(next.get());
            } catch (LinuxException e) {
                if (!e.is(Errno.ENOBUFS)) {
                    throw e;
                }
                overrun = true;
            }
        }
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
