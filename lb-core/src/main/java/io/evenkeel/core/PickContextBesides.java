package io.evenkeel.core;

import java.net.InetSocketAddress;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A context in which some more servers count as tried. */
record PickContextBesides(PickContext context, List<Server> excluded) implements PickContext {
    @Override
    public @Nullable InetSocketAddress client() {
        return context.client();
    }

    @Override
    public @Nullable InetSocketAddress destination() {
        return context.destination();
    }

    @Override
    public @Nullable ByteSequence key() {
        return context.key();
    }

    @Override
    public @Nullable ByteSequence target() {
        return context.target();
    }

    @Override
    public @Nullable ByteSequence header(String name) {
        return context.header(name);
    }

    @Override
    public @Nullable ByteSequence body() {
        return context.body();
    }

    @Override
    public @Nullable String zone() {
        return context.zone();
    }

    @Override
    public boolean tried(Server server) {
        return excluded.contains(server) || context.tried(server);
    }
}
