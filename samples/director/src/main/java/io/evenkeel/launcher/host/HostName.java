package io.evenkeel.launcher.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The name of this host, as the kernel has it: asking the name service for it may take seconds. */
public final class HostName {
    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    private HostName() {}

    /** Its first label, for example {@code lb1} of {@code lb1.example.org}; empty where there is no telling. */
    public static String first() {
        try {
            return Files.readString(KERNEL).strip().split("\\.", 2)[0];
        } catch (IOException e) {
            return "";
        }
    }
}
