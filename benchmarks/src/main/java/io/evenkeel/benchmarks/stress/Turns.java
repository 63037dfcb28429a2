package io.evenkeel.benchmarks.stress;

import io.evenkeel.core.schedule.rotation.Cursor;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJJ_Result;

/** The races about turns of a rotation. */
public final class Turns {
    private Turns() {}

    /** Two want a turn: they get the next two, and the rotation stands behind them, whatever they keep. */
    @JCStressTest
    @org.openjdk.jcstress.annotations.Outcome(id = {"0, 1, 2", "1, 0, 2"}, expect = Expect.ACCEPTABLE, desc = "each has one")
    @State
    public static class TwoTurns {
        private final Cursor cursor = new Cursor(0);

        @Actor
        void first(JJJ_Result result) {
            result.r1 = cursor.next();
        }

        @Actor
        void second(JJJ_Result result) {
            result.r2 = cursor.next();
        }

        @Arbiter
        void count(JJJ_Result result) {
            result.r3 = cursor.position();
        }
    }

    /** Each wants two turns, and gets them in their order; no turn is given to both. */
    @JCStressTest
    @org.openjdk.jcstress.annotations.Outcome(id = "1, 1, 4", expect = Expect.ACCEPTABLE, desc = "each has two, of its own")
    @State
    public static class FourTurns {
        private final Cursor cursor = new Cursor(0);
        private long firstOne;
        private long firstTwo;
        private long secondOne;
        private long secondTwo;

        @Actor
        void first() {
            firstOne = cursor.next();
            firstTwo = cursor.next();
        }

        @Actor
        void second() {
            secondOne = cursor.next();
            secondTwo = cursor.next();
        }

        @Arbiter
        void count(JJJ_Result result) {
            result.r1 = firstOne < firstTwo && secondOne < secondTwo ? 1 : 0;
            result.r2 = firstOne != secondOne && firstOne != secondTwo && firstTwo != secondOne && firstTwo != secondTwo ? 1 : 0;
            result.r3 = cursor.position();
        }
    }
}
