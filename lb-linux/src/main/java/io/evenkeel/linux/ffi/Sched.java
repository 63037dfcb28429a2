package io.evenkeel.linux.ffi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;

/** {@code <sched.h>}. */
@CHeader("sched.h")
public final class Sched {
    /** A network namespace, as the kind to enter. */
    public static final int CLONE_NEWNET = 0x40000000;

    /** How the kernel chooses who runs: by fair shares, or in turn among those of one real-time priority. */
    public static final int SCHED_OTHER = 0;
    public static final int SCHED_RR = 2;

    private static final Struct SCHED_PARAM = Struct.of("sched_param", Struct.U32.withName("sched_priority"));

    // int setns(int fd, int kind);
    private static final NativeFunction SETNS = NativeFunction.returningInt("setns", JAVA_INT, JAVA_INT);

    // int sched_setscheduler(pid_t thread, int policy, const struct sched_param *param);
    private static final NativeFunction SCHED_SETSCHEDULER = NativeFunction.returningInt("sched_setscheduler", JAVA_INT,
            JAVA_INT, ADDRESS);

    private Sched() {}

    /** {@code setns(2)} for the calling thread: 0, or the negative error number. */
    public static int setns(int fd, int kind) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) SETNS.call(arena, fd, kind);
        }
    }

    /** {@code sched_setscheduler(2)}: 0, or the negative error number. */
    public static int setScheduler(int thread, int policy, int priority) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) SCHED_SETSCHEDULER.call(arena, thread, policy,
                    arena.allocateFrom(JAVA_BYTE, SCHED_PARAM.create().set("sched_priority", priority).toBytes()));
        }
    }
}
