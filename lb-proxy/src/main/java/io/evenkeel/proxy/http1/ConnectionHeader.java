package io.evenkeel.proxy.http1;

/** What our side says about the connection in a head that it forwards: RFC 9112 section 9.3. */
public enum ConnectionHeader {
    /** Nothing: HTTP/1.1 persists by itself. */
    NONE,
    /** {@code Connection: keep-alive}, which HTTP/1.0 needs to persist. */
    KEEP_ALIVE,
    /** {@code Connection: close}. */
    CLOSE,
    /** {@code Connection: upgrade}, with the Upgrade lines of the head kept. */
    UPGRADE;

    /**
     * What to say to a peer.
     *
     * @param http11 whether that peer understands HTTP/1.1
     * @param persistent whether the connection stays open after this message
     */
    public static ConnectionHeader towards(boolean http11, boolean persistent) {
        if (!persistent) {
            return CLOSE;
        }
        return http11 ? NONE : KEEP_ALIVE;
    }
}
