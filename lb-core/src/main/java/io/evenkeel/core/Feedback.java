package io.evenkeel.core;

/**
 * Hears how the work went on the servers that a {@link Picker} chose, for schedulers that learn from it: latency, errors,
 * idleness. Called by the threads that do the work, at the same time; takes no lock and allocates nothing. What it learns
 * belongs to servers, so that the next picker can take it over.
 */
public interface Feedback {
    /** A lease on the server was given. */
    default void started(Server server) {}

    /**
     * The first byte of the answer came, or the connection stood.
     *
     * @param nanos since the lease was given
     */
    default void firstByte(Server server, long nanos) {}

    /**
     * The lease was closed; the server's {@link Server#inFlight} no longer counts it.
     *
     * @param nanos since the lease was given
     */
    default void finished(Server server, long nanos, Outcome outcome) {}
}
