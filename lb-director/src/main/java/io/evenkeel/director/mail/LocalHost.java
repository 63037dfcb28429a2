package io.evenkeel.director.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The name of this host. Asks the name service, which may take seconds: not for threads that others wait for. */
final class LocalHost {
    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    private LocalHost() {}

    /** As keepalived has it: that of the kernel, with its domain where the name service knows one. */
    static String name() {
        String own = own();
        if (own.indexOf('.') >= 0) {
            return own;
        }
        try {
            String canonical = InetAddress.getByName(own).getCanonicalHostName();
            return canonical.startsWith(own + ".") ? canonical : own;
        } catch (UnknownHostException e) {
            return own;
        }
    }

    private static String own() {
        try {
            return Files.readString(KERNEL).strip();
        } catch (IOException e) {
            return InetAddress.getLoopbackAddress().getHostName();
        }
    }
}
