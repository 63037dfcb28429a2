package io.evenkeel.healthcheck;

import java.net.InetSocketAddress;

import reactor.core.publisher.Mono;

/** Asks one server once whether it works. */
@FunctionalInterface
public interface Probe {
    /**
     * Each subscription makes one attempt, which ends within the timeout of its check, and emits what it found out from
     * any thread. A server that does not work is an outcome, not an error; an error counts as
     * {@link ProbeOutcome.Unknown}. Cancelling gives up the attempt and closes what it opened.
     */
    Mono<ProbeOutcome> probe(InetSocketAddress target);
}
