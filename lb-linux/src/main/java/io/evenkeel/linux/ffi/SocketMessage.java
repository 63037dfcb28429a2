package io.evenkeel.linux.ffi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The part of {@code <sys/socket.h>} that is about messages with ancillary data. */
@CHeader("sys/socket.h")
public final class SocketMessage {
    private static final Struct IOVEC = Struct.of("iovec", ADDRESS.withName("iov_base"), Struct.U64.withName("iov_len"));
    private static final Struct MSGHDR = Struct.of("msghdr", ADDRESS.withName("msg_name"),
            Struct.U32.withName("msg_namelen"), Struct.bytes(4), ADDRESS.withName("msg_iov"),
            Struct.U64.withName("msg_iovlen"), ADDRESS.withName("msg_control"), Struct.U64.withName("msg_controllen"),
            Struct.U32.withName("msg_flags"), Struct.bytes(4));
    private static final Struct CMSGHDR = Struct.of("cmsghdr", Struct.U64.withName("cmsg_len"),
            Struct.U32.withName("cmsg_level"), Struct.U32.withName("cmsg_type"));
    private static final int CONTROL_ROOM = 512;
    /** For {@code msghdr}, {@code iovec}, {@code errno} and what alignment takes. */
    private static final int HEADERS_ROOM = 128;
    private static final int NAME_ROOM = 128; // sizeof(struct sockaddr_storage)

    // ssize_t recvmsg(int fd, struct msghdr *message, int flags);
    private static final NativeFunction RECVMSG = NativeFunction.returningLong("recvmsg", JAVA_INT, ADDRESS, JAVA_INT);
    // ssize_t sendmsg(int fd, const struct msghdr *message, int flags);
    private static final NativeFunction SENDMSG = NativeFunction.returningLong("sendmsg", JAVA_INT, ADDRESS, JAVA_INT);

    private SocketMessage() {}

    /** Ancillary data: what the kernel says of a message, or is told of one. Immutable. */
    public static final class Control {
        private final int level;
        private final int type;
        private final byte[] data;

        /** Takes {@code data} over. */
        public Control(int level, int type, byte[] data) {
            this.level = level;
            this.type = type;
            this.data = data;
        }

        /** Whether it is of that level and type. */
        public boolean is(int wantedLevel, int wantedType) {
            return level == wantedLevel && type == wantedType;
        }

        /** Its value, to be read only, in the machine's byte order. */
        public ByteBuffer data() {
            return ByteBuffer.wrap(data).asReadOnlyBuffer().order(ByteOrder.nativeOrder());
        }
    }

    /** What {@link #receive} found. Immutable. */
    public static final class Received {
        private final int result;
        private final byte[] sender;
        private final List<Control> controls;

        Received(int result, byte[] sender, List<Control> controls) {
            this.result = result;
            this.sender = sender;
            this.controls = controls;
        }

        /** How many bytes came, or the negative error number. */
        public int result() {
            return result;
        }

        /** The sender's socket address as C lays it out, to be read only. */
        public ByteBuffer sender() {
            return ByteBuffer.wrap(sender).asReadOnlyBuffer();
        }

        /** Ancillary data, in the kernel's order. */
        public List<Control> controls() {
            return controls;
        }
    }

    /** {@code recvmsg(2)} into {@code into}. */
    public static Received receive(int fd, byte[] into, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment data = arena.allocate(into.length);
            MemorySegment name = arena.allocate(NAME_ROOM);
            MemorySegment control = arena.allocate(CONTROL_ROOM, Long.BYTES);
            MemorySegment message = message(arena, data, name, control);
            int count = (int) RECVMSG.call(arena, fd, message, flags);
            if (count < 0) {
                return new Received(count, new byte[0], List.of());
            }
            MemorySegment.copy(data, JAVA_BYTE, 0, into, 0, Math.min(count, into.length));
            int nameLength = Math.clamp(message.get(JAVA_INT, MSGHDR.offset("msg_namelen")), 0, NAME_ROOM);
            long controlLength = message.get(JAVA_LONG, MSGHDR.offset("msg_controllen"));
            return new Received(count, name.asSlice(0, nameLength).toArray(JAVA_BYTE),
                    controls(control.asSlice(0, Math.clamp(controlLength, 0, CONTROL_ROOM)).toArray(JAVA_BYTE)));
        }
    }

    /**
     * {@code sendmsg(2)} to a socket address as C lays it out: how many bytes went, or the negative error number.
     *
     * @param controls ancillary data as {@link #pack} packs it
     */
    public static int send(int fd, byte[] data, byte[] to, byte[] controls, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            // One piece for all: a piece for each costs more than what is done with them.
            var memory = SegmentAllocator.slicingAllocator(arena.allocate(HEADERS_ROOM + data.length + to.length + controls.length,
                    Long.BYTES));
            MemorySegment control = memory.allocate(controls.length, Long.BYTES);
            MemorySegment.copy(controls, 0, control, JAVA_BYTE, 0, controls.length);
            MemorySegment message = message(memory, memory.allocateFrom(JAVA_BYTE, data), memory.allocateFrom(JAVA_BYTE, to), control);
            return (int) SENDMSG.call(memory, fd, message, flags);
        }
    }

    private static MemorySegment message(SegmentAllocator arena, MemorySegment data, MemorySegment name, MemorySegment control) {
        MemorySegment vector = arena.allocate(IOVEC.layout());
        vector.set(ADDRESS, IOVEC.offset("iov_base"), data);
        vector.set(JAVA_LONG, IOVEC.offset("iov_len"), data.byteSize());
        MemorySegment message = arena.allocate(MSGHDR.layout());
        message.set(ADDRESS, MSGHDR.offset("msg_name"), name);
        message.set(JAVA_INT, MSGHDR.offset("msg_namelen"), (int) name.byteSize());
        message.set(ADDRESS, MSGHDR.offset("msg_iov"), vector);
        message.set(JAVA_LONG, MSGHDR.offset("msg_iovlen"), 1);
        message.set(ADDRESS, MSGHDR.offset("msg_control"), control);
        message.set(JAVA_LONG, MSGHDR.offset("msg_controllen"), control.byteSize());
        return message;
    }

    /** {@code CMSG_FIRSTHDR} and {@code CMSG_NXTHDR}: headers and data begin at multiples of a {@code size_t}. */
    static List<Control> controls(byte[] packed) {
        var controls = new ArrayList<Control>();
        ByteBuffer in = ByteBuffer.wrap(packed);
        int offset = 0;
        while (packed.length - offset >= CMSGHDR.size()) {
            Struct.Value header = CMSGHDR.read(in.position(offset));
            int length = header.get("cmsg_len");
            if (length < CMSGHDR.size() || length > packed.length - offset) {
                break;
            }
            controls.add(new Control(header.get("cmsg_level"), header.get("cmsg_type"),
                    Arrays.copyOfRange(packed, offset + CMSGHDR.size(), offset + length)));
            offset += align(length);
        }
        return controls;
    }

    /** Ancillary data as C lays it out. */
    public static byte[] pack(List<Control> controls) {
        int room = controls.stream().mapToInt(control -> align(CMSGHDR.size() + control.data.length)).sum();
        ByteBuffer out = ByteBuffer.allocate(room).order(ByteOrder.nativeOrder());
        int offset = 0;
        for (Control control : controls) {
            int length = CMSGHDR.size() + control.data.length;
            out.put(offset, CMSGHDR.create().set("cmsg_len", length).set("cmsg_level", control.level)
                    .set("cmsg_type", control.type).toBytes()).put(offset + CMSGHDR.size(), control.data);
            offset += align(length);
        }
        return out.array();
    }

    private static int align(int length) {
        return (length + Long.BYTES - 1) & -Long.BYTES;
    }
}
