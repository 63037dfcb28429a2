package io.evenkeel.linux.socket;

import io.evenkeel.linux.ffi.Fcntl;
import io.evenkeel.linux.ffi.Sched;
import io.evenkeel.linux.ffi.Unistd;

/** A network namespace with a name, as {@code ip netns add NAME} makes them. Needs CAP_SYS_ADMIN. */
public record NetworkNamespace(String name) {
    /**
     * Moves the calling thread into the namespace for good: sockets it opens from now on belong there. Only for platform
     * threads that somebody made for this purpose; a virtual thread would move its carrier.
     */
    public void enter() throws LinuxException {
        if (Thread.currentThread().isVirtual()) {
            throw new IllegalStateException("a virtual thread cannot enter a network namespace");
        }
        int fd = LinuxException.check("open network namespace " + name,
                Fcntl.open("/run/netns/" + name, Fcntl.O_RDONLY | Fcntl.O_CLOEXEC));
        try {
            LinuxException.check("enter network namespace " + name, Sched.setns(fd, Sched.CLONE_NEWNET));
        } finally {
            Unistd.close(fd);
        }
    }
}
