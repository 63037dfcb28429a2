package io.evenkeel.linux.ffi;

/** {@code <linux/sched.h>}. */
@CHeader("linux/sched.h")
public final class LinuxSched {
    /** With a policy: threads and processes that are made later get an ordinary one. */
    public static final int SCHED_RESET_ON_FORK = 0x40000000;

    private LinuxSched() {}
}
