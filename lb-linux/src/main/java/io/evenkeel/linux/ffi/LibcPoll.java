package io.evenkeel.linux.ffi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.util.concurrent.TimeUnit;

/** {@code <poll.h>}. */
public final class LibcPoll {
    private static final short POLLIN = 1;
    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    // struct pollfd { int fd; short events; short revents; };
    private static final StructLayout POLLFD = MemoryLayout.structLayout(JAVA_INT.withName("fd"),
            JAVA_SHORT.withName("events"), JAVA_SHORT.withName("revents"));
    private static final long EVENTS_OFFSET = POLLFD.byteOffset(MemoryLayout.PathElement.groupElement("events"));
    // struct timespec { time_t tv_sec; long tv_nsec; };
    private static final StructLayout TIMESPEC = MemoryLayout.structLayout(JAVA_LONG.withName("tv_sec"),
            JAVA_LONG.withName("tv_nsec"));

    // int ppoll(struct pollfd *fds, nfds_t count, const struct timespec *timeout, const sigset_t *mask);
    private static final NativeFunction PPOLL = NativeFunction.returningInt("ppoll", ADDRESS, JAVA_LONG, ADDRESS,
            ADDRESS);

    private LibcPoll() {}

    /**
     * {@code ppoll(2)}: waits until one of {@code fds} can be read or {@code timeoutNanos} have passed; forever if that is
     * negative. Gives how many are ready, 0 after the timeout, or the negative error number.
     */
    public static int awaitReadable(int[] fds, long timeoutNanos) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment polled = arena.allocate(POLLFD, fds.length);
            for (int i = 0; i < fds.length; i++) {
                polled.set(JAVA_INT, i * POLLFD.byteSize(), fds[i]);
                polled.set(JAVA_SHORT, i * POLLFD.byteSize() + EVENTS_OFFSET, POLLIN);
            }
            MemorySegment timeout = MemorySegment.NULL;
            if (timeoutNanos >= 0) {
                timeout = arena.allocate(TIMESPEC);
                timeout.setAtIndex(JAVA_LONG, 0, timeoutNanos / NANOS_PER_SECOND);
                timeout.setAtIndex(JAVA_LONG, 1, timeoutNanos % NANOS_PER_SECOND);
            }
            return (int) PPOLL.call(arena, polled, (long) fds.length, timeout, MemorySegment.NULL);
        }
    }
}
