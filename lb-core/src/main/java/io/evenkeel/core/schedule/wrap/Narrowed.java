package io.evenkeel.core.schedule.wrap;

import io.evenkeel.core.Feedback;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Server;
import io.evenkeel.core.schedule.basis.PerServer;
import org.jspecify.annotations.Nullable;

/**
 * A scheduler's choice from another view of the pool, which was fixed when the snapshot was.
 *
 * @param why why the other servers are left out, or the pool is seen as it is, for people; null when it is seen as it is
 */
record Narrowed(Picker inner, PoolSnapshot view, PerServer<Integer> within, @Nullable String why) implements Picker {
    Narrowed(Picker inner, PoolSnapshot view, @Nullable String why) {
        this(inner, view, PerServer.indexes(view), why);
    }

    /** The picker inside {@code previous}, from which the next one inside takes over. */
    static @Nullable Picker inside(@Nullable Picker previous) {
        return previous instanceof Narrowed before ? before.inner : null;
    }

    @Override
    public @Nullable Server pick(PickContext context) {
        return inner.pick(context);
    }

    @Override
    public @Nullable Feedback feedback() {
        return inner.feedback();
    }

    @Override
    public @Nullable Server peek(PickContext context) {
        return inner.peek(context);
    }

    @Override
    public PoolSnapshot candidates(PoolSnapshot snapshot, PickContext context) {
        return inner.candidates(view, context);
    }

    @Override
    public @Nullable String passesOver(Server server, PickContext context) {
        return within.get(server) == null ? why : inner.passesOver(server, context);
    }

    @Override
    public String rule(PickContext context) {
        return why == null ? inner.rule(context) : inner.rule(context) + "; " + why;
    }
}
