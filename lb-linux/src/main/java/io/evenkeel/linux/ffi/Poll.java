package io.evenkeel.linux.ffi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;

/** {@code <poll.h>}. */
@CHeader("poll.h")
public final class Poll {
    /** Something can be read. */
    public static final int POLLIN = 1;

    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final Struct POLLFD = Struct.of("pollfd", Struct.U32.withName("fd"), Struct.U16.withName("events"),
            Struct.U16.withName("revents"));
    private static final Struct TIMESPEC = Struct.of("timespec", Struct.U64.withName("tv_sec"),
            Struct.U64.withName("tv_nsec"));

    // int ppoll(struct pollfd *fds, nfds_t count, const struct timespec *timeout, const sigset_t *mask);
    private static final NativeFunction PPOLL = NativeFunction.returningInt("ppoll", ADDRESS, JAVA_LONG, ADDRESS,
            ADDRESS);

    private Poll() {}

    /**
     * {@code ppoll(2)}: waits until one of {@code fds} can be read or {@code timeoutNanos} have passed; forever if that is
     * negative. Gives how many are ready, 0 after the timeout, or the negative error number; {@code readable} tells which.
     */
    public static int awaitReadable(int[] fds, long timeoutNanos, boolean[] readable) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment polled = arena.allocate(POLLFD.layout(), fds.length);
            for (int i = 0; i < fds.length; i++) {
                long at = (long) i * POLLFD.size();
                polled.set(JAVA_INT, at + POLLFD.offset("fd"), fds[i]);
                polled.set(JAVA_SHORT, at + POLLFD.offset("events"), (short) POLLIN);
            }
            MemorySegment timeout = MemorySegment.NULL;
            if (timeoutNanos >= 0) {
                timeout = arena.allocate(TIMESPEC.layout());
                timeout.set(JAVA_LONG, TIMESPEC.offset("tv_sec"), timeoutNanos / NANOS_PER_SECOND);
                timeout.set(JAVA_LONG, TIMESPEC.offset("tv_nsec"), timeoutNanos % NANOS_PER_SECOND);
            }
            int ready = (int) PPOLL.call(arena, polled, (long) fds.length, timeout, MemorySegment.NULL);
            for (int i = 0; i < fds.length; i++) { // an error is found out by reading
                readable[i] = ready > 0 && polled.get(JAVA_SHORT, (long) i * POLLFD.size() + POLLFD.offset("revents")) != 0;
            }
            return ready;
        }
    }
}
