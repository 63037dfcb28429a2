package io.evenkeel.linux.ffi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;

/** {@code <fcntl.h>}. */
@CHeader("fcntl.h")
public final class Fcntl {
    /** Flags of an opened file. */
    public static final int O_RDONLY = 0;
    public static final int O_CLOEXEC = 0x80000;

    // int open(const char *path, int flags, ...);
    private static final NativeFunction OPEN = NativeFunction.variadic("open", 2, ADDRESS, JAVA_INT);

    private Fcntl() {}

    /** {@code open(2)} of a file that exists: the descriptor, or the negative error number. */
    public static int open(String path, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) OPEN.call(arena, arena.allocateFrom(path), flags);
        }
    }
}
