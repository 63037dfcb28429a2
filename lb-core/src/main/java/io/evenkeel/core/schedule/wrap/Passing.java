package io.evenkeel.core.schedule.wrap;

import io.evenkeel.core.PassedOnContext;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.Server;
import org.jspecify.annotations.Nullable;

/**
 * A context in which servers that should be passed over for the moment count as tried, too, so that any scheduler chooses the one
 * that it would choose without them. Each thread has its own and uses it again, so that a pick allocates nothing.
 */
abstract class Passing implements PassedOnContext {
    private PickContext context = PickContext.UNKNOWN;

    /** Whether to pass over a server at this moment. */
    abstract boolean passes(Server server);

    /** The choice of {@code picker} without those; null when nothing else is left. */
    final @Nullable Server pickAnother(Picker picker, PickContext request) {
        context = request;
        try {
            return picker.pick(this);
        } finally {
            context = PickContext.UNKNOWN;
        }
    }

    @Override
    public final PickContext context() {
        return context;
    }

    @Override
    public boolean tried(Server server) {
        return context.tried(server) || passes(server);
    }
}
