package io.evenkeel.linux.socket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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

    /**
     * Which namespace the calling thread is in, such as {@code net:[4026531840]}; no other has the same as long as it exists. Not
     * for virtual threads, which tell their carrier's.
     */
    public static String current() throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/thread-self/ns/net")).toString();
    }
}
