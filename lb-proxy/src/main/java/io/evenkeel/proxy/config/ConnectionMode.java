package io.evenkeel.proxy.config;

/** What becomes of the connections when an answer is complete, weakest first; of two modes the stronger one holds. */
public enum ConnectionMode {
    /** Both sides stay open for the next request (HAProxy's {@code option http-keep-alive}, its default). */
    KEEP_ALIVE,
    /** The client's connection stays open, the server's is closed ({@code option http-server-close}). */
    SERVER_CLOSE,
    /** Both are closed ({@code option httpclose}). */
    CLOSE;

    /** The stronger of the two. */
    public ConnectionMode or(ConnectionMode other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
