package io.evenkeel.vrrp.spi;

/**
 * How the host lets the driver thread run beside others, and with it the threads of the JVM that may stop it. What it does takes
 * little time, but has to be done in time: a router whose advertisements are late is replaced.
 */
public sealed interface Urgency {
    /** The lowest real-time priority, which is before everything that has none. */
    Urgency DEFAULT = new RealTime(1);

    /**
     * By fair shares. Where the kernel first shares among sessions or services ({@code autogroup}, cgroups) it is one's share of
     * theirs, however small that is.
     *
     * @param value -20, the largest share, to 19; 0 as other programs
     */
    record Nice(int value) implements Urgency {
        /** Checks the value. */
        public Nice {
            if (value < -20 || value > 19) {
                throw new IllegalArgumentException("nice: " + value + " (expected: -20..19)");
            }
        }
    }

    /**
     * Before everything that runs by shares.
     *
     * @param priority 1..99
     */
    record RealTime(int priority) implements Urgency {
        /** Checks the value. */
        public RealTime {
            if (priority < 1 || priority > 99) {
                throw new IllegalArgumentException("realTime: " + priority + " (expected: 1..99)");
            }
        }
    }
}
