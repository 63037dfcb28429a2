package io.evenkeel.linux.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One netlink message. Immutable.
 *
 * <pre>
 *   struct nlmsghdr { u32 length; u16 type; u16 flags; u32 sequence; u32 port; }  in the byte order of the machine
 * </pre>
 */
public final class NetlinkMessage {
    /** Ends the answer to a dump. */
    public static final int DONE = 3;
    /** Carries an error number, 0 for success. */
    public static final int ERROR = 2;

    /** Flags of a request: that it is one; answer with an error number; list all; make it; fail if it is there. */
    public static final int REQUEST = 0x001;
    public static final int ACK = 0x004;
    public static final int DUMP = 0x300;
    public static final int EXCLUSIVE = 0x200;
    public static final int CREATE = 0x400;

    static final int HEADER_LENGTH = 16;

    private final int type;
    private final int flags;
    private final int sequence;
    private final byte[] payload;

    /** A message with what follows its header. */
    public NetlinkMessage(int type, int flags, int sequence, byte[] payload) {
        this.type = type;
        this.flags = flags;
        this.sequence = sequence;
        this.payload = payload.clone();
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

    /** What follows the header, to be read in the machine's byte order. */
    public ByteBuffer payload() {
        return ByteBuffer.wrap(payload).asReadOnlyBuffer().order(ByteOrder.nativeOrder());
    }

    /** The bytes on the socket; the kernel fills in the port. */
    public byte[] encode() {
        int length = HEADER_LENGTH + payload.length;
        return ByteBuffer.allocate(align(length)).order(ByteOrder.nativeOrder()).putInt(length).putShort((short) type)
                .putShort((short) flags).putInt(sequence).putInt(0).put(payload).array();
    }

    /** The messages of one datagram, as far as they are whole. */
    public static List<NetlinkMessage> decodeAll(byte[] datagram) {
        var messages = new ArrayList<NetlinkMessage>();
        ByteBuffer in = ByteBuffer.wrap(datagram).order(ByteOrder.nativeOrder());
        int offset = 0;
        while (datagram.length - offset >= HEADER_LENGTH) {
            int length = in.getInt(offset);
            if (length < HEADER_LENGTH || length > datagram.length - offset) {
                break;
            }
            messages.add(new NetlinkMessage(in.getShort(offset + 4) & 0xffff, in.getShort(offset + 6) & 0xffff,
                    in.getInt(offset + 8), Arrays.copyOfRange(datagram, offset + HEADER_LENGTH, offset + length)));
            offset += align(length);
        }
        return messages;
    }

    /** Messages and attributes begin at multiples of four. */
    static int align(int length) {
        return length + 3 & ~3;
    }
}
