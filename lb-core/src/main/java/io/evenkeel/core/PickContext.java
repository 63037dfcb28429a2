package io.evenkeel.core;

import java.net.InetSocketAddress;

import org.jspecify.annotations.Nullable;

/**
 * What a scheduler may know about a request. Every part may be missing, and a scheduler copes with that. An
 * implementation belongs to one request and is asked by the thread that serves it; it must answer without allocating.
 */
public interface PickContext {
    /** Nothing is known and nothing was tried. */
    PickContext UNKNOWN = new PickContext() {};

    /** The client, or null where there is none. */
    default @Nullable InetSocketAddress client() {
        return null;
    }

    /** Whether the request already went to this server in vain; such a server is not chosen again. */
    default boolean tried(Server server) {
        return false;
    }
}
