package io.evenkeel.linux.sysctl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One setting. Any thread may use it.
 *
 * @param path below {@code /proc/sys}, such as {@code net/ipv4/ip_forward}
 */
public record Sysctl(String path) {
    private static final Path ROOT = Path.of("/proc/sys");

    /** A setting of IPv4 on an interface; {@code all} and {@code default} count as interfaces. */
    public static Sysctl ipv4(String interfaceName, String key) {
        return new Sysctl("net/ipv4/conf/" + interfaceName + "/" + key);
    }

    /** A setting of IPv6 on an interface; {@code all} and {@code default} count as interfaces. */
    public static Sysctl ipv6(String interfaceName, String key) {
        return new Sysctl("net/ipv6/conf/" + interfaceName + "/" + key);
    }

    /** Its value; empty when the kernel has no such setting. */
    public Optional<String> read() throws IOException {
        try {
            return Optional.of(Files.readString(ROOT.resolve(path)).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Sets it. Fails where the kernel has no such setting, and where {@code /proc/sys} is read-only, as in containers. */
    public void write(String value) throws IOException {
        try {
            Files.writeString(ROOT.resolve(path), value + "\n");
        } catch (IOException e) {
            throw new IOException("cannot set " + this + " to " + value + ": " + e.getMessage(), e);
        }
    }

    /** As {@code sysctl(8)} takes it. */
    @Override
    public String toString() {
        return path;
    }
}
