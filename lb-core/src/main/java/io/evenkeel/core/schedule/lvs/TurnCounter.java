package io.evenkeel.core.schedule.lvs;

import io.evenkeel.core.schedule.basis.Divisor;
import io.evenkeel.core.schedule.rotation.Cursor;

/** Counts turns around a list, for any thread, as {@link Cursor} does. */
final class TurnCounter {
    private final Divisor size;
    private final Cursor turns;

    /**
     * A counter for a list of {@code size} elements, at least 1.
     *
     * @param start the first turn
     */
    TurnCounter(int size, long start) {
        this.size = new Divisor(size);
        this.turns = new Cursor(start);
    }

    /** The place whose turn it is, 0 to {@code size - 1}. */
    int next() {
        return size.remainder(turns.next());
    }

    /** The place whose turn is next. */
    int peek() {
        return size.remainder(turns.position());
    }
}
