package io.evenkeel.core;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.evenkeel.core.time.Timer;
import org.jspecify.annotations.Nullable;

/** A server that is being emptied: waits until nothing is in flight, the deadline has come or the wish has changed. */
final class Drain {
    private final CompletableFuture<DrainResult> result = new CompletableFuture<>();
    private volatile Timer.@Nullable Scheduled deadline;

    /** Begins to wait, until the deadline at most. The server knows of it already. */
    void begin(Server server, Duration within, Timer timer) {
        deadline = timer.after(within, () -> end(DrainResult.DEADLINE));
        if (server.inFlight() == 0 || result.isDone()) {
            end(DrainResult.IDLE);
        }
    }

    CompletableFuture<DrainResult> result() {
        return result;
    }

    void idle() {
        end(DrainResult.IDLE);
    }

    void givenUp() {
        end(DrainResult.GIVEN_UP);
    }

    private void end(DrainResult how) {
        result.complete(how);
        Timer.Scheduled waiting = deadline;
        if (waiting != null) {
            waiting.cancel();
        }
    }
}
