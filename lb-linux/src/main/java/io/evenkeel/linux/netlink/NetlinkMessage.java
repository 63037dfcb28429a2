package io.evenkeel.linux.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.evenkeel.linux.ffi.LinuxNetlink;
import io.evenkeel.linux.ffi.Struct;

/** One netlink message: a header and, in the byte order of the machine, what follows it. Immutable. */
public final class NetlinkMessage {
    /** Ends the answer to a dump. */
    static final int DONE = LinuxNetlink.NLMSG_DONE;
    /** Carries an error number, 0 for success. */
    static final int ERROR = LinuxNetlink.NLMSG_ERROR;

    /** Flags of a request: list all; make it; fail if it is there; replace what is there; add to what is there; tell what was made. */
    public static final int DUMP = LinuxNetlink.NLM_F_DUMP;
    public static final int CREATE = LinuxNetlink.NLM_F_CREATE;
    public static final int EXCLUSIVE = LinuxNetlink.NLM_F_EXCL;
    public static final int REPLACE = LinuxNetlink.NLM_F_REPLACE;
    public static final int APPEND = LinuxNetlink.NLM_F_APPEND;
    public static final int ECHO = LinuxNetlink.NLM_F_ECHO;

    static final int HEADER_LENGTH = LinuxNetlink.NLMSGHDR.size();

    private final int type;
    private final int flags;
    private final int sequence;
    private final int port;
    private final byte[] payload;

    /** A message to the kernel with what follows its header. */
    public NetlinkMessage(int type, int flags, int sequence, byte[] payload) {
        this(type, flags, sequence, 0, payload.clone());
    }

    private NetlinkMessage(int type, int flags, int sequence, int port, byte[] payload) {
        this.type = type;
        this.flags = flags;
        this.sequence = sequence;
        this.port = port;
        this.payload = payload;
    }

    /** What it is; the family says. */
    public int type() {
        return type;
    }

    /** Flags of the header. */
    public int flags() {
        return flags;
    }

    /** Ties an answer to its request. */
    public int sequence() {
        return sequence;
    }

    /** In an event, the socket that caused it, mostly numbered as its process; 0 for the kernel itself. */
    public int port() {
        return port;
    }

    /** What follows the header, to be read in the machine's byte order. */
    public ByteBuffer payload() {
        return ByteBuffer.wrap(payload).asReadOnlyBuffer().order(ByteOrder.nativeOrder());
    }

    /** The bytes on the socket; the kernel fills in the port. */
    public byte[] encode() {
        int length = HEADER_LENGTH + payload.length;
        return ByteBuffer.allocate(align(length))
                .put(LinuxNetlink.NLMSGHDR.create().set("nlmsg_len", length).set("nlmsg_type", type)
                        .set("nlmsg_flags", flags).set("nlmsg_seq", sequence).toBytes())
                .put(payload).array();
    }

    /** The messages of one datagram, as far as they are whole. */
    public static List<NetlinkMessage> decodeAll(byte[] datagram) {
        var messages = new ArrayList<NetlinkMessage>();
        ByteBuffer in = ByteBuffer.wrap(datagram);
        int offset = 0;
        while (datagram.length - offset >= HEADER_LENGTH) {
            Struct.Value header = LinuxNetlink.NLMSGHDR.read(in.position(offset));
            int length = header.get("nlmsg_len");
            if (length < HEADER_LENGTH || length > datagram.length - offset) {
                break;
            }
            messages.add(new NetlinkMessage(header.get("nlmsg_type"), header.get("nlmsg_flags"), header.get("nlmsg_seq"),
                    header.get("nlmsg_pid"),
                    Arrays.copyOfRange(datagram, offset + HEADER_LENGTH, offset + length)));
            offset += align(length);
        }
        return messages;
    }

    /** Messages and attributes begin at multiples of four. */
    static int align(int length) {
        return length + 3 & ~3;
    }
}
