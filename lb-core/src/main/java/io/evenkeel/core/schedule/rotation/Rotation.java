package io.evenkeel.core.schedule.rotation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Server;
import io.evenkeel.core.schedule.basis.Untried;
import org.jspecify.annotations.Nullable;

/**
 * An endless order that {@link Turns} define. It is worked out in stretches, each when its first turn is due, until it
 * repeats itself; from then on a turn is a step of a {@link Cursor} and one look into the table. Memory: two bytes for each turn
 * of the period.
 *
 * <p>For any thread, without locks. One thread gets exactly the order; several get it up to their interleaving, as the cursor says,
 * except that a thread which needs a stretch that another one is working out just then takes its turn from the stretch before.
 *
 * @param <T> the type of the rule
 */
public final class Rotation<T extends Turns<T>> {
    private static final int STRETCH_BITS = 10;
    private static final int STRETCH = 1 << STRETCH_BITS;
    /** How many stretches lie between states that are kept, from which a state can be found again. */
    private static final int KEPT_EVERY = 64;

    private final Cursor cursor;
    private final int servers;
    private final AtomicBoolean working = new AtomicBoolean();

    // Written by whoever holds `working`, published by the volatile writes below.
    private final T turns;
    private final List<T> kept = new ArrayList<>();
    private long periodStart = -1;
    private int @Nullable [] rolesAtStart;

    private volatile char[][] stretches = {};
    private volatile @Nullable Period period;

    /**
     * The order from {@code turns} on, which belong to this from now on.
     *
     * @param servers how many there are, 1 to 65535
     */
    public Rotation(T turns, int servers) {
        this(turns, servers, 0);
    }

    /** The order from its turn {@code start} on. */
    public Rotation(T turns, int servers, long start) {
        this.turns = turns;
        this.servers = servers;
        this.cursor = new Cursor(start);
        workOutStretch();
    }

    /** The server whose turn it is; moves on. */
    public int next() {
        return at(cursor.next());
    }

    /**
     * The server of {@code pool} whose turn it is, passing over those that were tried; null when all were. Moves on.
     *
     * @param pool has the servers of the rotation in the order of its numbers
     */
    public @Nullable Server next(PoolSnapshot pool, PickContext context) {
        // A retry meets tried servers; a few more turns find another one without leaving the rotation.
        for (int turns = 0; turns <= servers; turns++) {
            Server server = pool.server(next());
            if (!context.tried(server)) {
                return server;
            }
        }
        return Untried.first(pool, context);
    }

    private int at(long turn) {
        Period known = period;
        if (known != null) {
            return at(known, turn);
        }
        char[][] ready = stretches;
        return turn >>> STRETCH_BITS < ready.length ? in(ready, turn) : workOut(turn);
    }

    private int at(Period known, long turn) {
        return turn < known.start ? in(stretches, turn) : known.at(turn - known.start);
    }

    private static int in(char[][] ready, long turn) {
        return ready[(int) (turn >>> STRETCH_BITS)][(int) turn & (STRETCH - 1)];
    }

    private int workOut(long turn) {
        while (true) {
            char[][] ready = stretches;
            Period known = period;
            if (known != null) {
                return at(known, turn);
            }
            if (turn >>> STRETCH_BITS < ready.length) {
                return in(ready, turn);
            }
            if (!working.compareAndSet(false, true)) {
                return in(ready, (ready.length - 1L) * STRETCH + (turn & (STRETCH - 1)));
            }
            try {
                if (stretches.length == ready.length && period == null) {
                    workOutStretch();
                }
            } finally {
                working.set(false);
            }
        }
    }

    private void workOutStretch() {
        char[][] ready = stretches;
        if (ready.length % KEPT_EVERY == 0) {
            kept.add(turns.copy());
        }
        char[][] more = Arrays.copyOf(ready, ready.length + 1);
        char[] stretch = new char[STRETCH];
        more[ready.length] = stretch;
        Period found = null;
        for (int i = 0; i < STRETCH; i++) {
            if (found == null && turns.periodBegins()) {
                found = periodBegins(more, ((long) ready.length << STRETCH_BITS) + i);
            }
            stretch[i] = (char) turns.next();
        }
        // In this order: who does not find a turn in the stretches any more finds the period.
        period = found;
        stretches = found == null ? more : Arrays.copyOf(more, (int) (found.start >>> STRETCH_BITS) + 1);
    }

    private @Nullable Period periodBegins(char[][] ready, long turn) {
        int[] before = rolesAtStart;
        if (before == null) {
            periodStart = turn;
            rolesAtStart = turns.roles();
            return null;
        }
        char[] order = new char[(int) (turn - periodStart)];
        for (int i = 0; i < order.length; i++) {
            order[i] = (char) in(ready, periodStart + i);
        }
        return new Period(periodStart, order, before, turns.roles());
    }

    /** The state before the next turn, as a copy. Waits for a thread that works out a stretch; for changes, not for turns. */
    public T state() {
        long turn = cursor.position();
        Period known = period;
        long periods = known == null || turn < known.start ? 0 : known.periods(turn - known.start);
        long place = known == null ? turn : turn - periods * known.length();
        T state = keptBefore(place);
        for (long i = place / (KEPT_EVERY * STRETCH) * (KEPT_EVERY * STRETCH); i < place; i++) {
            state.next();
        }
        if (known == null || periods == 0) {
            return state;
        }
        int[] names = new int[servers];
        for (int i = 0; i < servers; i++) {
            names[i] = known.later(i, periods);
        }
        return state.renamed(names);
    }

    private T keptBefore(long place) {
        while (!working.compareAndSet(false, true)) {
            Thread.onSpinWait();
        }
        try {
            // A thread that has counted a turn but not worked it out yet may be one stretch ahead of what is kept.
            int index = (int) (place / (KEPT_EVERY * STRETCH));
            return kept.get(Math.min(index, kept.size() - 1)).copy();
        } finally {
            working.set(false);
        }
    }
}
