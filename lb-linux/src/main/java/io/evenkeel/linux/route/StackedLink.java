package io.evenkeel.linux.route;

import java.nio.charset.StandardCharsets;

import io.evenkeel.linux.ffi.LinuxIf;

/**
 * One more interface on top of a link.
 *
 * @param name 1..15 bytes
 * @param parentIndex the link that it stands on
 * @param kind what tells it from that link
 * @param group the number by which packet filters may name it and others; 0 for the usual group
 * @param masterIndex the routing domain (VRF) or bridge that it belongs to; 0 for none
 * @param alias text to leave on it, up to 255 bytes; empty for none
 */
public record StackedLink(String name, int parentIndex, Kind kind, int group, int masterIndex, String alias) {
    /** What tells it from the link below. */
    public sealed interface Kind {
        /** What the kernel calls it. */
        String kernelName();
    }

    /**
     * A hardware address of its own.
     *
     * @param hardwareAddress six bytes in hexadecimal with colons
     */
    public record Macvlan(String hardwareAddress, MacvlanMode mode) implements Kind {
        @Override
        public String kernelName() {
            return "macvlan";
        }
    }

    /** IP addresses of its own, with the hardware address of the link below: an {@code ipvlan} in mode L2. */
    public record Ipvlan(IpvlanFlag flag) implements Kind {
        @Override
        public String kernelName() {
            return "ipvlan";
        }
    }

    /** Checks the lengths. */
    public StackedLink {
        requireLength("name", name, 1, LinuxIf.IFNAMSIZ - 1);
        requireLength("alias", alias, 0, LinuxIf.IFALIASZ - 1);
    }

    /** One in the usual group, without a master or an alias. */
    public StackedLink(String name, int parentIndex, Kind kind) {
        this(name, parentIndex, kind, 0, 0, "");
    }

    /** The same with a text left on it. */
    public StackedLink alias(String text) {
        return new StackedLink(name, parentIndex, kind, group, masterIndex, text);
    }

    /** The same in another group. */
    public StackedLink group(int number) {
        return new StackedLink(name, parentIndex, kind, number, masterIndex, alias);
    }

    /** The same in a routing domain or bridge. */
    public StackedLink master(int index) {
        return new StackedLink(name, parentIndex, kind, group, index, alias);
    }

    private static void requireLength(String what, String text, int min, int max) {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        if (length < min || length > max) {
            throw new IllegalArgumentException(what + ": " + text + " (expected: " + min + ".." + max + " bytes)");
        }
    }
}
