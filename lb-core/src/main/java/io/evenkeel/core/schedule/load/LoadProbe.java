package io.evenkeel.core.schedule.load;

import io.evenkeel.core.Server;

/**
 * Asks servers how busy they are, for {@link LoadSchedulers#prequal}: by a probe of its own, or from what answers carry along.
 */
@FunctionalInterface
public interface LoadProbe {
    /**
     * Asks {@code server} for its load. Called within picks, by any thread, at the same time: must not block and should not
     * allocate. An answer that never comes does no harm.
     *
     * @param to takes the answer, now or later, from any thread
     */
    void ask(Server server, Answer to);

    /** Takes answers. */
    @FunctionalInterface
    interface Answer {
        /**
         * The load of a server.
         *
         * @param requestsInFlight as the server counts them, from all its clients
         * @param latencyNanos what a request takes there at this load; negative when the server does not know
         */
        void load(Server server, int requestsInFlight, long latencyNanos);
    }
}
