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

    /** The address that the client wanted, such as a virtual address; null where it is unknown. */
    default @Nullable InetSocketAddress destination() {
        return null;
    }

    /** A key that the application gives, such as a user's id; null when it gives none. */
    default @Nullable ByteSequence key() {
        return null;
    }

    /** The target of an HTTP request as it stands in its first line; null when it is not HTTP. */
    default @Nullable ByteSequence target() {
        return null;
    }

    /**
     * The value of the first header of this name.
     *
     * @param name without regard to case
     */
    default @Nullable ByteSequence header(String name) {
        return null;
    }

    /** As much of the body, or of the stream, as has been received; null when nothing is buffered. */
    default @Nullable ByteSequence body() {
        return null;
    }

    /** The zone where the request came in, for schedulers that prefer what is near; null when unknown. */
    default @Nullable String zone() {
        return null;
    }

    /** Whether the request already went to this server in vain; such a server is not chosen again. */
    default boolean tried(Server server) {
        return false;
    }
}
