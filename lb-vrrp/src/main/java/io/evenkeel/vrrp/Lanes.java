package io.evenkeel.vrrp;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;

/** Runs tasks one after the other within a lane, and lanes beside each other. Any thread. */
final class Lanes {
    private final Executor executor;
    private final ConcurrentMap<String, CompletableFuture<Void>> tails = new ConcurrentHashMap<>();

    Lanes(Executor executor) {
        this.executor = executor;
    }

    /** Runs a task, which must not throw, after those of its lane; completes when it has run. */
    CompletableFuture<Void> execute(String lane, Runnable task) {
        return tails.compute(lane, (name, tail) -> tail == null ? CompletableFuture.runAsync(task, executor)
                : tail.thenRunAsync(task, executor));
    }

    /** Completes when everything has run that was given until now. */
    CompletableFuture<Void> drained() {
        return CompletableFuture.allOf(tails.values().toArray(new CompletableFuture<?>[0]));
    }
}
