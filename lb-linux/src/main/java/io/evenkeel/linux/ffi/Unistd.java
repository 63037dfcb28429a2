package io.evenkeel.linux.ffi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** {@code <unistd.h>}. Each function gives its value, or the negative error number. */
@CHeader("unistd.h")
public final class Unistd {
    // int close(int fd);
    private static final NativeFunction CLOSE = NativeFunction.returningInt("close", JAVA_INT);
    // ssize_t read(int fd, void *data, size_t length);
    private static final NativeFunction READ = NativeFunction.returningLong("read", JAVA_INT, ADDRESS, JAVA_LONG);
    // ssize_t write(int fd, const void *data, size_t length);
    private static final NativeFunction WRITE = NativeFunction.returningLong("write", JAVA_INT, ADDRESS, JAVA_LONG);

    // pid_t gettid(void);
    private static final NativeFunction GETTID = NativeFunction.returningInt("gettid");

    private Unistd() {}

    /** {@code gettid(2)}: the number of the calling thread. */
    public static int gettid() {
        try (Arena arena = Arena.ofConfined()) {
            return (int) GETTID.call(arena);
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
}
