package io.evenkeel.core;

import java.net.InetSocketAddress;

import org.jspecify.annotations.Nullable;

/**
 * A context that shows the request of another one, for schedulers and pools that only have more to say about which servers
 * were {@linkplain #tried tried}. Rules of threads are those of the other.
 */
public interface PassedOnContext extends PickContext {
    /** The context whose request it is. */
    PickContext context();

    /** Whether the other one, or something besides, says so. */
    @Override
    boolean tried(Server server);

    @Override
    default @Nullable InetSocketAddress client() {
        return context().client();
    }

    @Override
    default @Nullable InetSocketAddress destination() {
        return context().destination();
    }

    @Override
    default @Nullable ByteSequence key() {
        return context().key();
    }

    @Override
    default @Nullable ByteSequence target() {
        return context().target();
    }

    @Override
    default @Nullable ByteSequence header(String name) {
        return context().header(name);
    }

    @Override
    default @Nullable ByteSequence body() {
        return context().body();
    }

    @Override
    default @Nullable String zone() {
        return context().zone();
    }
}
