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
    public boolean tried(Server server) {
        return excluded.contains(server) || context.tried(server);
    }
}
