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

    /**
     * The server that {@link #pick} would choose for {@code context} next, moving no cursor; null, the default, when that cannot
     * be said in advance, because chance decides, or when there is none. May allocate.
     */
    default @Nullable Server peek(PickContext context) {
        return null;
    }

    /**
     * Among which servers and with which weights the choice for {@code context} is made: {@code pool}, the snapshot that this
     * picker was made for, unless a scheduler narrows or corrects it for another one. For people; may allocate.
     */
    default PoolSnapshot candidates(PoolSnapshot pool, PickContext context) {
        return pool;
    }

    /** Why {@code server} is not among the {@link #candidates} although it is usable, for people; null when there is no reason. */
    default @Nullable String passesOver(Server server, PickContext context) {
        return null;
    }
}
