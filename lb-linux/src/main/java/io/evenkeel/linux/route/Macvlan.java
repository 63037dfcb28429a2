package io.evenkeel.linux.route;

import java.nio.charset.StandardCharsets;

import io.evenkeel.linux.ffi.LinuxIf;

/**
 * A second interface on a link, with a hardware address of its own.
 *
 * @param name 1..15 bytes
 * @param parentIndex the link that it stands on
 * @param hardwareAddress six bytes in hexadecimal with colons
 * @param alias text to leave on it, up to 255 bytes; empty for none
 */
public record Macvlan(String name, int parentIndex, String hardwareAddress, MacvlanMode mode, String alias) {
    /** Checks the lengths. */
    public Macvlan {
        requireLength("name", name, 1, LinuxIf.IFNAMSIZ - 1);
        requireLength("alias", alias, 0, LinuxIf.IFALIASZ - 1);
    }

    private static void requireLength(String what, String text, int min, int max) {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        if (length < min || length > max) {
            throw new IllegalArgumentException(what + ": " + text + " (expected: " + min + ".." + max + " bytes)");
        }
    }
}
