package io.evenkeel.linux.socket;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.evenkeel.linux.ffi.Poll;
import io.evenkeel.linux.ffi.SysEventfd;
import io.evenkeel.linux.ffi.Unistd;

/** Waits until one of several sockets has something to read. One thread waits; any thread may wake it. */
public final class Poller implements AutoCloseable {
    private final int wakeUp;
    private final List<Pollable> targets = new ArrayList<>();
    private final Set<Pollable> readable = new HashSet<>();
    /** Guarded by this object: nobody may write to a descriptor that was closed, and may be another's by now. */
    private boolean closed;

    private Poller(int wakeUp) {
        this.wakeUp = wakeUp;
    }

    /** A poller that waits for nothing yet. */
    public static Poller open() throws LinuxException {
        return new Poller(LinuxException.check("eventfd",
                SysEventfd.eventfd(0, SysEventfd.EFD_NONBLOCK | SysEventfd.EFD_CLOEXEC)));
    }

    /** From now on waits for {@code target} too. */
    public void add(Pollable target) {
        targets.add(target);
    }

    /** From now on waits for {@code target} no longer. To be called before the target is closed. */
    public void remove(Pollable target) {
        targets.remove(target);
        readable.remove(target);
    }

    /**
     * Returns when something can be read, when {@link #wakeUp} was called since the last return, or after
     * {@code timeoutNanos} (forever if that is negative). It may return early.
     */
    public void await(long timeoutNanos) throws LinuxException {
        int[] fds = new int[targets.size() + 1];
        fds[0] = wakeUp;
        for (int i = 0; i < targets.size(); i++) {
            fds[i + 1] = targets.get(i).descriptor();
        }
        var found = new boolean[fds.length];
        int ready = Poll.awaitReadable(fds, timeoutNanos, found);
        if (ready < 0 && -ready != Errno.EINTR.number()) {
            throw new LinuxException("ppoll", -ready);
        }
        readable.clear();
        for (int i = 0; i < targets.size(); i++) {
            if (found[i + 1]) {
                readable.add(targets.get(i));
            }
        }
        if (found[0]) {
            Unistd.read(wakeUp, new byte[Long.BYTES]); // sets the counter back
        }
    }

    /** Whether the last {@link #await} found that {@code target} can be read. */
    public boolean isReadable(Pollable target) {
        return readable.contains(target);
    }

    /** Makes the present or the next {@link #await} return at once. Any thread may call it; after {@link #close} it does nothing. */
    public synchronized void wakeUp() {
        if (!closed) {
            Unistd.write(wakeUp, ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder()).putLong(0, 1).array());
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            Unistd.close(wakeUp);
        }
    }
}
