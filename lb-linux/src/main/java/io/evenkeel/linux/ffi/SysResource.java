package io.evenkeel.linux.ffi;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;

/** {@code <sys/resource.h>}. */
@CHeader("sys/resource.h")
public final class SysResource {
    /** A process, which to Linux is a thread. */
    public static final int PRIO_PROCESS = 0;

    // int setpriority(__priority_which_t which, id_t who, int priority);
    private static final NativeFunction SETPRIORITY = NativeFunction.returningInt("setpriority", JAVA_INT, JAVA_INT,
            JAVA_INT);

    private SysResource() {}

    /** {@code setpriority(2)}: 0, or the negative error number. */
    public static int setPriority(int which, int who, int priority) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) SETPRIORITY.call(arena, which, who, priority);
        }
    }
}
