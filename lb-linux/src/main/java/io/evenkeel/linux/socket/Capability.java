package io.evenkeel.linux.socket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux allows a process beyond an ordinary user's rights ({@code capabilities(7)}). */
public enum Capability {
    /** Change addresses, interfaces and routes. */
    CAP_NET_ADMIN(12),
    /** Raw and packet sockets. */
    CAP_NET_RAW(13),
    /** Nice values below 0 and real-time priorities. */
    CAP_SYS_NICE(23);

    private static final String EFFECTIVE = "CapEff:";

    private final int bit;

    Capability(int bit) {
        this.bit = bit;
    }

    /** Whether the calling thread has it; true also where the kernel does not tell. */
    public boolean isHeld() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/thread-self/status"))) {
                if (line.startsWith(EFFECTIVE)) {
                    return (Long.parseUnsignedLong(line.substring(EFFECTIVE.length()).strip(), 16) >>> bit & 1) == 1;
                }
            }
            return true;
        } catch (IOException e) {
            return true; // no /proc: the kernel will say it when it matters
        }
    }
}
