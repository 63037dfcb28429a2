package io.evenkeel.core.schedule.load;

import java.time.Duration;

import io.evenkeel.core.validation.Expect;

/**
 * How schedulers remember latency.
 *
 * @param decay after this time without news an estimate counts 1/e of what it was; default 1 s
 * @param probeAfter after this time without news nothing is known: an idle server gets one request to find out, and its answer
 *     replaces what was known; default 3 s
 * @param failurePenalty a request that failed counts as one that took at least this long, so that a server which fails fast does
 *     not look fast; default 1 s
 */
public record LatencyMemory(Duration decay, Duration probeAfter, Duration failurePenalty) {
    /** The defaults. */
    public static final LatencyMemory DEFAULT = new LatencyMemory(Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(1));

    /** Checks the values. */
    public LatencyMemory {
        Expect.positive("decay", decay);
        Expect.positive("probeAfter", probeAfter);
        Expect.positive("failurePenalty", failurePenalty);
    }
}
