package io.evenkeel.launcher.haproxy;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import io.evenkeel.core.time.Clock;
import io.evenkeel.launcher.process.Kill;
import io.evenkeel.proxy.frontend.ListenException;

/**
 * Processes whose place this one takes ({@code -sf}, {@code -st}). As HAProxy does it: if an address is still theirs they are
 * asked to let go of it for a moment (SIGTTOU), and to take it back when that does not help (SIGTTIN); once this one listens they
 * are asked to end (SIGUSR1 or SIGTERM). Numbers that are no process any more are not minded.
 *
 * @param finish those that end when their last request is done
 * @param terminate those that end at once
 */
record Predecessors(List<Long> finish, List<Long> terminate) {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** Copies the lists. */
    Predecessors {
        finish = List.copyOf(finish);
        terminate = List.copyOf(terminate);
    }

    /** Starts what listens, again and again for two seconds while they hold its addresses. */
    <T> T makeRoomFor(Supplier<T> start, Clock clock) throws InterruptedException {
        try {
            return start.get();
        } catch (ListenException e) {
            if (finish.isEmpty() && terminate.isEmpty()) {
                throw e;
            }
        }
        signal("TTOU");
        long end = clock.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return start.get();
            } catch (ListenException e) {
                if (clock.nanoTime() - end >= 0) {
                    signal("TTIN");
                    throw e;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    /** Asks them to end. */
    void end() {
        Kill.send("USR1", finish);
        Kill.send("TERM", terminate);
    }

    private void signal(String name) {
        Kill.send(name, finish);
        Kill.send(name, terminate);
    }
}
