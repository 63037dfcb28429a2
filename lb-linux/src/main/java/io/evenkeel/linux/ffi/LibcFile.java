package io.evenkeel.linux.ffi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** {@code <fcntl.h>}, {@code <unistd.h>} and {@code <sys/eventfd.h>}. Each function gives its value, or the negative error number. */
public final class LibcFile {
    /** Flags of an opened file. */
    public static final int O_RDONLY = 0;
    public static final int O_CLOEXEC = 0x80000;

    /** Flags of an event counter. */
    public static final int EFD_NONBLOCK = 0x800;
    public static final int EFD_CLOEXEC = 0x80000;

    // int open(const char *path, int flags, ...);
    private static final NativeFunction OPEN = NativeFunction.variadic("open", 2, ADDRESS, JAVA_INT);
    // int close(int fd);
    private static final NativeFunction CLOSE = NativeFunction.returningInt("close", JAVA_INT);
    // ssize_t read(int fd, void *data, size_t length);
    private static final NativeFunction READ = NativeFunction.returningLong("read", JAVA_INT, ADDRESS, JAVA_LONG);
    // ssize_t write(int fd, const void *data, size_t length);
    private static final NativeFunction WRITE = NativeFunction.returningLong("write", JAVA_INT, ADDRESS, JAVA_LONG);
    // int eventfd(unsigned int count, int flags);
    private static final NativeFunction EVENTFD = NativeFunction.returningInt("eventfd", JAVA_INT, JAVA_INT);

    private LibcFile() {}

    /** {@code open(2)} of a file that exists: the descriptor. */
    public static int open(String path, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) OPEN.call(arena, arena.allocateFrom(path), flags);
        }
    }

    /** {@code close(2)}. */
    public static int close(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) CLOSE.call(arena, fd);
        }
    }

    /** {@code read(2)}: how many bytes came. */
    public static int read(int fd, byte[] into) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(into.length);
            int count = (int) READ.call(arena, fd, buffer, (long) into.length);
            if (count > 0) {
                MemorySegment.copy(buffer, JAVA_BYTE, 0, into, 0, count);
            }
            return count;
        }
    }

    /** {@code write(2)}: how many bytes went. */
    public static int write(int fd, byte[] data) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) WRITE.call(arena, fd, arena.allocateFrom(JAVA_BYTE, data), (long) data.length);
        }
    }

    /** {@code eventfd(2)}: the descriptor of a counter. */
    public static int eventfd(int count, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) EVENTFD.call(arena, count, flags);
        }
    }
}
