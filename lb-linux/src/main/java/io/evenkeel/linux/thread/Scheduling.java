package io.evenkeel.linux.thread;

/** How the kernel lets a thread run beside others ({@code sched(7)}). */
public sealed interface Scheduling {
    /**
     * By fair shares: one less is a quarter more.
     *
     * @param nice -20, the largest share, to 19; below 0 needs CAP_SYS_NICE or RLIMIT_NICE
     */
    record Fair(int nice) implements Scheduling {}

    /**
     * Whenever it wants to, before all that run by shares. Needs CAP_SYS_NICE or RLIMIT_RTPRIO.
     *
     * @param priority 1 to 99
     */
    record RealTime(int priority) implements Scheduling {}
}
