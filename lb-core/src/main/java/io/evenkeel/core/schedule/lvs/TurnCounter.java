package io.evenkeel.core.schedule.lvs;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts turns around a list, for any thread: one atomic increment each, and no division, which would cost as much again. Long
 * before the count overflows it is set back by whole rounds, so the order has no seam.
 */
final class TurnCounter {
    /** From here on it is set back; there is as much room above as any number of threads may need to succeed. */
    static final int REWIND = 1 << 30;

    private final int size;
    /** 2^64 / size, rounded up (Lemire, Kaser, Kurz: "Faster remainder by direct computation", 2019). */
    private final long inverse;
    private final AtomicInteger turns;

    /**
     * A counter for a list of {@code size} elements, at least 1.
     *
     * @param start the first turn
     */
    TurnCounter(int size, int start) {
        this.size = size;
        this.inverse = Long.divideUnsigned(-1L, size) + 1;
        this.turns = new AtomicInteger(start);
    }

    /** The place whose turn it is, 0 to {@code size - 1}. */
    int next() {
        int turn = turns.getAndIncrement();
        if (turn >= REWIND) {
            turns.compareAndSet(turn + 1, place(turn + 1));
        }
        return place(turn);
    }

    /** The place whose turn is next. */
    int peek() {
        return place(turns.get());
    }

    /** {@code turn % size}. */
    private int place(int turn) {
        long fraction = inverse * turn;
        return (int) (Math.multiplyHigh(fraction, size) + ((fraction >> 63) & size));
    }
}
