package io.evenkeel.vrrp.track;

import java.util.function.Consumer;

/**
 * A condition that virtual routers depend on: a process, a file, whether a pool has its quorum, anything. The engine starts
 * one object once, however many routers track it, and stops it with the last of them. Two trackers are the same when they
 * are equal.
 */
public interface Tracker {
    /** How logs and statuses name it. */
    String name();

    /**
     * Begins to watch. {@code readings} may be called from any thread, at any time until the returned object is closed, and
     * returns at once; saying the same twice does no harm. Until the first call the reading is {@link Reading.Unknown}.
     */
    Watch start(Consumer<Reading> readings);

    /** A tracker that watches. */
    @FunctionalInterface
    interface Watch extends AutoCloseable {
        /** Stops watching. */
        @Override
        void close();
    }
}
