package io.evenkeel.benchmarks.sidebyside;

import java.time.Duration;

/**
 * One proxy, one round: what the load generator saw, and what the proxy's process used meanwhile.
 *
 * @param cpu user and system time of the proxy within the window
 * @param cpuOfAll time for which the proxy's CPU was not idle, whoever used it
 * @param window length of the window, from before wrk started to after it ended
 */
record Sample(LoadResult load, Duration cpu, Duration cpuOfAll, Duration window) {

    /** Microseconds of the proxy's CPU time per answered request; infinite when nothing was answered. */
    double cpuMicrosPerRequest() {
        return cpu.toNanos() / 1000.0 / load.requests();
    }

    /** How much of one CPU the proxy used, 0 to 1: well below 1, something else set the pace. */
    double busy() {
        return (double) cpu.toNanos() / window.toNanos();
    }

    /** How much of the proxy's CPU somebody else used, 0 to 1: on a quiet machine next to nothing. */
    double others() {
        return Math.max(0, (double) cpuOfAll.minus(cpu).toNanos() / window.toNanos());
    }
}
