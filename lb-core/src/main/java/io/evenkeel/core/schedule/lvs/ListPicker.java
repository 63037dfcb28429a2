package io.evenkeel.core.schedule.lvs;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.Server;
import org.jspecify.annotations.Nullable;

/** A picker from a list of destinations, which passes over those that are overloaded. */
interface ListPicker extends Picker {
    @Override
    default @Nullable String passesOver(Server server, PickContext context) {
        return server.overloaded() ? "past its upper threshold of connections" : null;
    }

    /** One that remembers nothing: what it would choose next is what it chooses. */
    interface Memoryless extends ListPicker {
        @Override
        default @Nullable Server peek(PickContext context) {
            return pick(context);
        }
    }
}
