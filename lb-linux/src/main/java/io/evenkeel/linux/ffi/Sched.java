package io.evenkeel.linux.ffi;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;

/** {@code <sched.h>}. */
@CHeader("sched.h")
public final class Sched {
    /** A network namespace, as the kind to enter. */
    public static final int CLONE_NEWNET = 0x40000000;

    // int setns(int fd, int kind);
    private static final NativeFunction SETNS = NativeFunction.returningInt("setns", JAVA_INT, JAVA_INT);

    private Sched() {}

    /** {@code setns(2)} for the calling thread: 0, or the negative error number. */
    public static int setns(int fd, int kind) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) SETNS.call(arena, fd, kind);
        }
    }
}
