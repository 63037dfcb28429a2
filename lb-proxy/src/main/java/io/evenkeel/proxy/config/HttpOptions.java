package io.evenkeel.proxy.config;

import org.jspecify.annotations.Nullable;

/**
 * How HTTP is handled. Frontend and backend each have these; what either asks for is done.
 *
 * @param connectionMode what becomes of connections after an answer; default keep-alive
 * @param forwardedFor the header with the client's address; null for none
 */
public record HttpOptions(ConnectionMode connectionMode, @Nullable ForwardedFor forwardedFor) {
    /** Keep-alive, no header added. */
    public static final HttpOptions DEFAULT = new HttpOptions(ConnectionMode.KEEP_ALIVE, null);

    /** The same with another connection mode. */
    public HttpOptions with(ConnectionMode mode) {
        return new HttpOptions(mode, forwardedFor);
    }

    /** The same with a header for the client's address. */
    public HttpOptions with(ForwardedFor header) {
        return new HttpOptions(connectionMode, header);
    }
}
