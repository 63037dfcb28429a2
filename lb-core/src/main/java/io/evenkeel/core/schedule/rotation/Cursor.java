package io.evenkeel.core.schedule.rotation;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Whose turn it is, as a number that counts up. For any thread, without locks and without allocating; every turn is given once.
 *
 * <p>A turn of its own is an atomic step on a cache line that all threads want. So a thread takes a run of {@value #RUN} turns
 * in one such step, and has them one by one, in two cases: when nobody else came between its last {@value #ALONE} steps, and for a
 * while after another thread took a step at the very same moment. Threads that merely alternate, like event loops between two
 * rushes, have every turn when it is next.
 *
 * <p>One thread gets all turns in their order. Several get them up to their interleaving: a thread has its runs in their order,
 * and may keep the rest of one, at most {@code RUN - 1} turns, until it comes again. Up to {@link #STRIPES} threads may have runs, the
 * first that come; others, such as virtual threads that come once, take single turns.
 */
public final class Cursor {
    /** How many turns a thread takes at once. */
    static final int RUN = 16;
    /** After so many steps with nobody in between, a thread counts as alone. */
    static final int ALONE = 64;
    /** For so many steps after somebody got in its way, a thread expects it again. */
    private static final int CROWDED = 16;

    /** How many threads may have runs: twice as many as there are processors, so that few share a stripe by chance. */
    static final int STRIPES = Math.min(64, Integer.highestOneBit(4 * Runtime.getRuntime().availableProcessors() - 1));

    /** Two cache lines, as processors fetch them in pairs. */
    private static final int STRIDE = 16;
    /** The id of the thread that the stripe belongs to for good; 0 while it is nobody's. */
    private static final int OWNER = 0;
    /** Behind the last turn of the run. */
    private static final int END = 1;
    /** How many turns of the run are left. */
    private static final int LEFT = 2;
    /** Steps in a row with nobody in between; when negative, for how many steps more somebody is expected in the way. */
    private static final int STREAK = 3;

    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);
    /** The first turn that nobody has taken; behind the stripes, on a cache line of its own. */
    private static final int NEXT = (STRIPES + 1) * STRIDE;

    /** {@link #NEXT} for all, and the stripes, each written by its owner. One array, so that a turn follows few references. */
    private final long[] words = new long[NEXT + STRIDE];

    /** Begins with the turn {@code start}, at least 0. */
    public Cursor(long start) {
        words[NEXT] = start;
    }

    /** The turn that is next; moves on. */
    public long next() {
        long[] stripes = words;
        long me = Thread.currentThread().getId();
        int stripe = ((int) me & (STRIPES - 1)) * STRIDE + STRIDE;
        long left = stripes[stripe + LEFT];
        if (left > 0 && stripes[stripe + OWNER] == me) {
            stripes[stripe + LEFT] = left - 1;
            return stripes[stripe + END] - left;
        }
        return take(stripes, stripe, me);
    }

    private static long take(long[] stripes, int stripe, long me) {
        long owner = stripes[stripe + OWNER];
        if (owner != me && (owner != 0 || !WORD.compareAndSet(stripes, stripe + OWNER, 0L, me))) {
            return (long) WORD.getAndAdd(stripes, NEXT, 1L);
        }
        long streak = stripes[stripe + STREAK];
        if (streak >= 0) {
            long turn = (long) WORD.getVolatile(stripes, NEXT);
            stripes[stripe + STREAK] = turn == stripes[stripe + END] ? streak + 1 : 0;
            int run = streak < ALONE ? 1 : RUN;
            if (WORD.compareAndSet(stripes, NEXT, turn, turn + run)) {
                return first(stripes, stripe, turn, run);
            }
            streak = -CROWDED;
        }
        stripes[stripe + STREAK] = streak + 1;
        return first(stripes, stripe, (long) WORD.getAndAdd(stripes, NEXT, (long) RUN), RUN);
    }

    private static long first(long[] stripes, int stripe, long turn, int run) {
        stripes[stripe + END] = turn + run;
        stripes[stripe + LEFT] = run - 1L;
        return turn;
    }

    /**
     * The turn with which a successor goes on: as many turns come before it as were given. Exact while nobody moves on, and else
     * off by a run at most for each thread that does.
     */
    public long position() {
        long position = (long) WORD.getVolatile(words, NEXT);
        for (int stripe = STRIDE; stripe < NEXT; stripe += STRIDE) {
            position -= (long) WORD.getAcquire(words, stripe + LEFT);
        }
        return position;
    }
}
