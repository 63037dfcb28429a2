package io.evenkeel.core;

import org.jspecify.annotations.Nullable;

/** Chooses among the servers of one snapshot. Called by any thread; takes no lock and allocates nothing. */
@FunctionalInterface
public interface Picker {
    /** The chosen server; null when every usable server was {@linkplain PickContext#tried tried} or there is none. */
    @Nullable
    Server pick(PickContext context);

    /** Who wants to hear how the work went; null, the default, when the choice does not depend on it. */
    default @Nullable Feedback feedback() {
        return null;
    }

    /**
     * The rule by which this picker would choose for {@code context}, in a sentence for people: the state that matters, and
     * what decides. Moves no cursor. May allocate.
     */
    default String rule(PickContext context) {
        return "as " + getClass().getSimpleName() + " says";
    }
}
