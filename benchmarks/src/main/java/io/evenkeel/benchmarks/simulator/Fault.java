package io.evenkeel.benchmarks.simulator;

import java.time.Duration;

/** Something that happens to a server. */
sealed interface Fault {
    /** When, from the start of the run. */
    Duration at();

    /** Its index. */
    int server();

    /** From now on it works at {@code speed} times what is usual. */
    record Speed(Duration at, int server, double speed) implements Fault {}

    /** It loses its work and refuses more; the checks find out after {@code detectedAfter}. */
    record Down(Duration at, int server, Duration detectedAfter) implements Fault {}

    /** It works again; the checks find out after {@code detectedAfter}. */
    record Up(Duration at, int server, Duration detectedAfter) implements Fault {}
}
