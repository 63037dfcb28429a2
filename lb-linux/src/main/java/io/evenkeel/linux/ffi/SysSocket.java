package io.evenkeel.linux.ffi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/** {@code <sys/socket.h>}. Each function gives its value, or the negative error number. */
@CHeader("sys/socket.h")
public final class SysSocket {
    /** Address families. */
    public static final int AF_UNSPEC = 0;
    public static final int AF_INET = 2;
    public static final int AF_BRIDGE = 7;
    public static final int AF_INET6 = 10;
    public static final int AF_NETLINK = 16;
    public static final int AF_PACKET = 17;

    /** Socket types, and the flag that keeps a descriptor from child processes. */
    public static final int SOCK_DGRAM = 2;
    public static final int SOCK_RAW = 3;
    public static final int SOCK_CLOEXEC = 0x80000;

    /** Flag of a receive that does not wait. */
    public static final int MSG_DONTWAIT = 0x40;

    /** Options of all sockets. */
    public static final int SOL_SOCKET = 1;
    public static final int SO_RCVBUF = 8;
    public static final int SO_PRIORITY = 12;
    public static final int SO_BINDTODEVICE = 25;
    public static final int SO_ATTACH_FILTER = 26;
    public static final int SO_RCVBUFFORCE = 33;

    // int socket(int domain, int type, int protocol);
    private static final NativeFunction SOCKET = NativeFunction.returningInt("socket", JAVA_INT, JAVA_INT, JAVA_INT);
    // int bind(int fd, const struct sockaddr *address, socklen_t length);
    private static final NativeFunction BIND = NativeFunction.returningInt("bind", JAVA_INT, ADDRESS, JAVA_INT);
    // int setsockopt(int fd, int level, int option, const void *value, socklen_t length);
    private static final NativeFunction SETSOCKOPT = NativeFunction.returningInt("setsockopt", JAVA_INT, JAVA_INT,
            JAVA_INT, ADDRESS, JAVA_INT);
    // ssize_t sendto(int fd, const void *data, size_t length, int flags, const struct sockaddr *to, socklen_t tolen);
    private static final NativeFunction SENDTO = NativeFunction.returningLong("sendto", JAVA_INT, ADDRESS, JAVA_LONG,
            JAVA_INT, ADDRESS, JAVA_INT);
    // ssize_t recvfrom(int fd, void *data, size_t length, int flags, struct sockaddr *from, socklen_t *fromlen);
    private static final NativeFunction RECVFROM = NativeFunction.returningLong("recvfrom", JAVA_INT, ADDRESS,
            JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS);

    /** For {@code errno} and what alignment takes. */
    private static final int STATE_ROOM = 16;

    private SysSocket() {}

    /** {@code socket(2)}: the descriptor. */
    public static int socket(int domain, int type, int protocol) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) SOCKET.call(arena, domain, type, protocol);
        }
    }

    /** {@code bind(2)} to a socket address as C lays it out. */
    public static int bind(int fd, byte[] address) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) BIND.call(arena, fd, arena.allocateFrom(JAVA_BYTE, address), address.length);
        }
    }

    /** {@code setsockopt(2)} with a value as C lays it out. */
    public static int setsockopt(int fd, int level, int option, byte[] value) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) SETSOCKOPT.call(arena, fd, level, option, arena.allocateFrom(JAVA_BYTE, value), value.length);
        }
    }

    /** {@code setsockopt(2)} with an {@code int}. */
    public static int setsockopt(int fd, int level, int option, int value) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) SETSOCKOPT.call(arena, fd, level, option, arena.allocateFrom(JAVA_INT, value), Integer.BYTES);
        }
    }

    static int setsockopt(int fd, int level, int option, MemorySegment value) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) SETSOCKOPT.call(arena, fd, level, option, value, (int) value.byteSize());
        }
    }

    /** {@code sendto(2)}: how many bytes went. */
    public static int sendto(int fd, byte[] data, int flags, byte[] to) {
        try (Arena arena = Arena.ofConfined()) {
            var memory = SegmentAllocator.slicingAllocator(arena.allocate(STATE_ROOM + data.length + to.length, Long.BYTES));
            return (int) SENDTO.call(memory, fd, memory.allocateFrom(JAVA_BYTE, data), (long) data.length, flags,
                    memory.allocateFrom(JAVA_BYTE, to), to.length);
        }
    }

    /**
     * {@code recvfrom(2)}: how many bytes came, at most as many as {@code into} takes. The sender's socket address goes to
     * {@code from}, as much of it as fits.
     */
    public static int recvfrom(int fd, byte[] into, int flags, byte[] from) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(into.length);
            MemorySegment sender = arena.allocate(from.length);
            int count = (int) RECVFROM.call(arena, fd, buffer, (long) into.length, flags, sender,
                    arena.allocateFrom(JAVA_INT, from.length));
            if (count > 0) {
                MemorySegment.copy(buffer, JAVA_BYTE, 0, into, 0, Math.min(count, into.length));
            }
            MemorySegment.copy(sender, JAVA_BYTE, 0, from, 0, from.length);
            return count;
        }
    }
}
