package io.evenkeel.launcher.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.evenkeel.core.time.Clock;
import io.evenkeel.launcher.process.Deadline;

/** What the client of the failover demo saw, in order. The reader of its output writes; the story reads. */
final class FetchLog {
    private final Clock clock;

    // Guarded by `this`.
    private final List<Fetch> fetches = new ArrayList<>();

    FetchLog(Clock clock) {
        this.clock = clock;
    }

    synchronized void line(String text) {
        fetches.add(new Fetch(clock.nanoTime(), FetchLine.parse(text)));
    }

    /** All from {@code nanos} on. */
    synchronized List<Fetch> since(long nanos) {
        return fetches.stream().filter(fetch -> fetch.nanos - nanos >= 0).toList();
    }

    /**
     * Waits until {@code count} pages came through {@code director} after {@code nanos}.
     *
     * @return the first of them
     */
    Fetch awaitVia(String director, int count, long nanos, Duration limit) {
        Deadline.await(clock, limit, "pages by way of " + director, () -> via(director, nanos).size() >= count);
        return via(director, nanos).getFirst();
    }

    private List<Fetch> via(String director, long nanos) {
        return since(nanos).stream().filter(fetch -> {
            Page page = fetch.line.page();
            return page != null && page.askedBy().equals(director);
        }).toList();
    }

    /** Why requests failed, one entry for each that did. */
    static List<String> failures(List<Fetch> fetches) {
        return fetches.stream().filter(fetch -> fetch.line.page() == null).map(fetch -> fetch.line.failure()).toList();
    }

    /**
     * One request.
     *
     * @param nanos when its line came, by the demo's clock
     * @param line how it ended
     */
    record Fetch(long nanos, FetchLine line) {}
}
