package io.evenkeel.core;

import java.util.List;

/** A context in which some more servers count as tried. */
record PickContextBesides(PickContext context, List<Server> excluded) implements PassedOnContext {
    @Override
    public boolean tried(Server server) {
        return excluded.contains(server) || context.tried(server);
    }
}
