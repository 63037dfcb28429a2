package io.evenkeel.core.schedule.lvs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TurnCounterTest {
    @Property(tries = 500)
    void turnsGoRoundWhereverTheyStart(@ForAll @IntRange(min = 1) int size, @ForAll @IntRange(max = Integer.MAX_VALUE - 4) int start) {
        var turns = new TurnCounter(size, start);
        int place = turns.peek();
        assertThat(place).isEqualTo(start % size);
        for (int i = 0; i < 3; i++) {
            assertThat(turns.next()).isEqualTo(place);
            place = place + 1 == size ? 0 : place + 1;
        }
    }

    /** Above it, a turn is divided the long way. */
    @Property(tries = 50)
    void theOrderHasNoSeamBeyondAnInt(@ForAll @IntRange(min = 1, max = 100) int size) {
        for (long start : new long[] {Integer.MAX_VALUE - 50L, (1L << 61) / size - 50}) {
            var turns = new TurnCounter(size, start);
            for (int i = 0; i < 200; i++) {
                assertThat(turns.next()).isEqualTo((int) ((start + i) % size));
            }
        }
    }

    @Test
    void threadsShareTheTurnsEvenly() throws InterruptedException {
        int size = 7;
        var turns = new TurnCounter(size, 0);
        var counts = new AtomicIntegerArray(size);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            var thread = new Thread(() -> {
                for (int i = 0; i < size * 10_000; i++) {
                    counts.incrementAndGet(turns.next());
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        int kept = 0;
        for (int place = 0; place < size; place++) {
            // Each thread may keep back the rest of a run, in which a place comes once in every round.
            assertThat(counts.get(place)).isCloseTo(40_000, within(4 * (15 / size + 1)));
            kept += 40_000 - counts.get(place);
        }
        assertThat(kept).isZero();
    }
}
