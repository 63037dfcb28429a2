package io.evenkeel.linux.socket;

import java.io.IOException;

/** A call into the kernel failed. The message says which and why: {@code bind to eth7: ENODEV, no such device}. */
public final class LinuxException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String call;
    private final int errno;

    /** For a failure of {@code call} with the error number {@code errno}. */
    public LinuxException(String call, int errno) {
        this(call, errno, Errno.describe(errno));
    }

    /** As above, with {@code text} for what the error number means here. */
    public LinuxException(String call, int errno, String text) {
        super(call + ": " + text);
        this.call = call;
        this.errno = errno;
    }

    /** The call that failed, with its object. */
    public String call() {
        return call;
    }

    /** The error number. */
    public int errno() {
        return errno;
    }

    /** Whether the failure is {@code expected}. */
    public boolean is(Errno expected) {
        return errno == expected.number();
    }

    /** The name of the error, such as {@code EPERM}, or its number. */
    public String errnoName() {
        return Errno.of(errno).map(Errno::name).orElse("errno " + errno);
    }

    /** Gives {@code result} back, or throws if it is a negative error number. */
    public static int check(String call, int result) throws LinuxException {
        if (result < 0) {
            throw new LinuxException(call, -result);
        }
        return result;
    }
}
