package io.evenkeel.linux.ffi;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;

/** {@code <sys/eventfd.h>}. */
@CHeader("sys/eventfd.h")
public final class SysEventfd {
    /** Flags of an event counter. */
    public static final int EFD_NONBLOCK = 0x800;
    public static final int EFD_CLOEXEC = 0x80000;

    // int eventfd(unsigned int count, int flags);
    private static final NativeFunction EVENTFD = NativeFunction.returningInt("eventfd", JAVA_INT, JAVA_INT);

    private SysEventfd() {}

    /** {@code eventfd(2)}: the descriptor of a counter, or the negative error number. */
    public static int eventfd(int count, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) EVENTFD.call(arena, count, flags);
        }
    }
}
