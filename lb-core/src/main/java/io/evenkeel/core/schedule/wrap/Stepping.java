package io.evenkeel.core.schedule.wrap;

import java.util.concurrent.locks.ReentrantLock;

import io.evenkeel.core.Feedback;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import io.evenkeel.core.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * A scheduler's choice from a view of the pool that changes with time. The view is made anew when it is due, by the pick that
 * finds it so; picks at the same moment go on with the old one. Where nothing is due, a pick reads one field more.
 *
 * <p>The pickers of successive snapshots share a lock, so that the inner scheduler is called serially, as it was promised; a
 * replaced one makes no more views.
 */
abstract class Stepping implements Picker {
    /**
     * What the servers look like until it is time for the next view.
     *
     * @param changes whether there will be another one without a cause
     * @param dueAt when
     */
    record View(PoolSnapshot pool, boolean changes, long dueAt) {}

    private record Stage(Picker picker, View view) {}

    protected final PoolSnapshot pool;
    protected final Clock clock;
    private final Scheduler inner;
    private final ReentrantLock stepping;
    private boolean replaced; // guarded by stepping
    private volatile Stage stage;

    /** Takes over from {@code before}, whose lock this thread holds if there is one. */
    Stepping(Scheduler inner, Clock clock, PoolSnapshot pool, @Nullable Stepping before) {
        this.inner = inner;
        this.clock = clock;
        this.pool = pool;
        this.stepping = before == null ? new ReentrantLock() : before.stepping;
        this.stage = new Stage(before == null ? context -> null : before.stage.picker, new View(pool, true, clock.nanoTime()));
    }

    /** Makes the first view of {@code next}; {@code before} makes no more. */
    static <P extends Stepping> P begin(P next, @Nullable Stepping before) {
        Stepping stepped = next;
        stepped.stepping.lock();
        try {
            if (before != null) {
                before.replaced = true;
            }
            stepped.enter(before == null ? null : before.stage.picker);
        } finally {
            stepped.stepping.unlock();
        }
        return next;
    }

    private void enter(@Nullable Picker previous) {
        View view = view(clock.nanoTime());
        stage = new Stage(inner.picker(view.pool, previous), view);
    }

    /** The servers at {@code now}. Called serially. */
    abstract View view(long now);

    /** Whether something calls for another view at once. Read with every pick. */
    boolean called() {
        return false;
    }

    /** The picker inside at this moment. */
    final Picker current() {
        if (due(stage.view)) {
            step();
        }
        return stage.picker;
    }

    private boolean due(View view) {
        return called() || (view.changes && clock.nanoTime() - view.dueAt >= 0);
    }

    private void step() {
        if (stepping.tryLock()) {
            try {
                if (!replaced && due(stage.view)) {
                    enter(stage.picker);
                }
            } finally {
                stepping.unlock();
            }
        }
    }

    @Override
    public @Nullable Server pick(PickContext context) {
        return current().pick(context);
    }

    @Override
    public @Nullable Feedback feedback() {
        return stage.picker.feedback();
    }

    @Override
    public @Nullable Server peek(PickContext context) {
        return stage.picker.peek(context);
    }

    @Override
    public PoolSnapshot candidates(PoolSnapshot snapshot, PickContext context) {
        Stage now = stage;
        return now.picker.candidates(now.view.pool, context);
    }

    @Override
    public @Nullable String passesOver(Server server, PickContext context) {
        return stage.picker.passesOver(server, context);
    }

    @Override
    public String rule(PickContext context) {
        return stage.picker.rule(context);
    }
}
