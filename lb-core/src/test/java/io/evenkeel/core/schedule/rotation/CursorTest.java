package io.evenkeel.core.schedule.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Exchanger;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CursorTest {
    @Property(tries = 50)
    void oneThreadGetsAllTurnsInTheirOrderAndThePositionIsExact(@ForAll @LongRange(min = 0, max = 1L << 60) long start,
            @ForAll @IntRange(max = 4000) int turns) {
        var cursor = new Cursor(start);
        for (int i = 0; i < turns; i++) {
            assertThat(cursor.position()).isEqualTo(start + i);
            assertThat(cursor.next()).isEqualTo(start + i);
        }
        assertThat(cursor.position()).isEqualTo(start + turns);
    }

    /** As the loops of a proxy do whose clients wait for an answer before they ask again. */
    @Test
    void threadsThatTakeTurnsGetTheTurnThatIsNext() throws InterruptedException {
        var cursor = new Cursor(0);
        var handover = new Exchanger<Boolean>();
        List<Long> turns = new ArrayList<>();
        Thread other = new Thread(() -> {
            for (int i = 0; i < 300; i++) {
                handOver(handover);
                turns.add(cursor.next());
                handOver(handover);
            }
        });
        other.start();
        for (int i = 0; i < 300; i++) {
            turns.add(cursor.next());
            turns.add(cursor.next());
            handOver(handover);
            handOver(handover);
        }
        other.join();
        for (int i = 0; i < turns.size(); i++) {
            assertThat(turns.get(i)).isEqualTo(i);
        }
        assertThat(turns).hasSize(900);
    }

    private static void handOver(Exchanger<Boolean> handover) {
        try {
            handover.exchange(true);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Threads that were alone for long keep a run, which they go on with; others pass over it. */
    @Test
    void aThreadThatWasAloneKeepsNoMoreThanARun() throws InterruptedException {
        var cursor = new Cursor(0);
        long last = 0;
        for (int i = 0; i < 2 * Cursor.ALONE; i++) {
            last = cursor.next();
        }
        long[] others = new long[1];
        Thread other = new Thread(() -> others[0] = cursor.next());
        other.start();
        other.join();
        assertThat(others[0]).isBetween(last + 1, last + Cursor.RUN);
        assertThat(cursor.next()).isEqualTo(last + 1 == others[0] ? last + 2 : last + 1);
    }

    /** Twice as many threads as there are stripes, all at once: some have runs, some do not. */
    @Test
    void everyTurnIsGivenOnceAndFewAreKept() throws InterruptedException {
        int threads = 2 * Cursor.STRIPES;
        int each = 20_000;
        var cursor = new Cursor(0);
        var begin = new CountDownLatch(1);
        long[][] had = new long[threads][each];
        List<Thread> all = new ArrayList<>();
        for (long[] turns : had) {
            var thread = new Thread(() -> {
                try {
                    begin.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                for (int i = 0; i < each; i++) {
                    turns[i] = cursor.next();
                }
            });
            all.add(thread);
            thread.start();
        }
        begin.countDown();
        for (Thread thread : all) {
            thread.join();
        }
        var given = new BitSet();
        for (long[] turns : had) {
            for (long turn : turns) {
                assertThat(given.get((int) turn)).as("turn %s was given before", turn).isFalse();
                given.set((int) turn);
            }
        }
        assertThat(given.cardinality()).isEqualTo(threads * each);
        assertThat(given.length() - given.cardinality()).as("turns that are kept").isLessThanOrEqualTo(Cursor.STRIPES * (Cursor.RUN - 1));
        assertThat(cursor.position()).isEqualTo((long) threads * each);
    }
}
