package io.evenkeel.linux.socket;

import java.util.Optional;

/** Error numbers that callers tell apart or people meet; the same on x86-64 and aarch64 ({@code <errno.h>}). */
public enum Errno {
    EPERM(1, "operation not permitted"), //
    ENOENT(2, "no such file"), //
    ESRCH(3, "no such thing"), //
    EINTR(4, "interrupted"), //
    ENXIO(6, "no such device or address"), //
    EBADF(9, "bad file descriptor"), //
    EAGAIN(11, "nothing there yet"), //
    ENOMEM(12, "out of memory"), //
    EACCES(13, "permission denied"), //
    EBUSY(16, "busy"), //
    EEXIST(17, "exists already"), //
    ENODEV(19, "no such device"), //
    EINVAL(22, "invalid argument"), //
    ERANGE(34, "out of range"), //
    EMSGSIZE(90, "message too long"), //
    EPROTONOSUPPORT(93, "protocol not supported"), //
    EOPNOTSUPP(95, "not supported"), //
    EAFNOSUPPORT(97, "address family not supported"), //
    EADDRINUSE(98, "address in use"), //
    EADDRNOTAVAIL(99, "no such address"), //
    ENETDOWN(100, "network is down"), //
    ENETUNREACH(101, "network is unreachable"), //
    ENOBUFS(105, "no buffer space"); //

    private final int number;
    private final String text;

    Errno(int number, String text) {
        this.number = number;
        this.text = text;
    }

    /** The number that the kernel gives. */
    public int number() {
        return number;
    }

    /** The name and meaning of {@code number}, such as {@code EPERM, operation not permitted}. */
    static String describe(int number) {
        return of(number).map(errno -> errno.name() + ", " + errno.text).orElse("errno " + number);
    }

    /** The error with that number, if it is one of these. */
    static Optional<Errno> of(int number) {
        for (Errno errno : values()) {
            if (errno.number == number) {
                return Optional.of(errno);
            }
        }
        return Optional.empty();
    }
}
