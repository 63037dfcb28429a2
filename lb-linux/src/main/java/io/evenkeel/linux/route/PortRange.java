package io.evenkeel.linux.route;

/** Ports from {@code first} to {@code last}, both included, each 1..65534 (the kernel takes no more). */
public record PortRange(int first, int last) {
    private static final int MAX = 65_534;

    /** Checks the values. */
    public PortRange {
        if (first < 1 || last > MAX || first > last) {
            throw new IllegalArgumentException("ports: " + first + "-" + last + " (expected: 1.." + MAX + ", first to last)");
        }
    }
}
