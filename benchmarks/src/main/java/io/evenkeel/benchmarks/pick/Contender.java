package io.evenkeel.benchmarks.pick;

import org.jspecify.annotations.Nullable;

/** Somebody who chooses servers, driven as its library drives it. For any thread. */
@FunctionalInterface
public interface Contender {
    /**
     * Chooses a server for a request.
     *
     * @param request its number; who looks at requests gets another one for each
     * @return the choice, whatever it is there; null when there was none, which ends the benchmark
     */
    @Nullable
    Object pick(int request);
}
