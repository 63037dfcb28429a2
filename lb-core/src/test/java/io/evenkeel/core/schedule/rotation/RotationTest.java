package io.evenkeel.core.schedule.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicIntegerArray;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RotationTest {
    /** Each round serves each server once, in an order that a permutation changes from round to round, after a prelude. */
    private static final class Shuffled implements Turns<Shuffled> {
        private final int[] permutation;
        private int[] order;
        private int prelude;
        private int place;

        Shuffled(int[] order, int[] permutation, int prelude) {
            this.order = order;
            this.permutation = permutation;
            this.prelude = prelude;
        }

        static Shuffled random(int servers, int prelude, Random random) {
            return new Shuffled(shuffled(servers, random), shuffled(servers, random), prelude);
        }

        private static int[] shuffled(int servers, Random random) {
            List<Integer> left = new ArrayList<>();
            for (int i = 0; i < servers; i++) {
                left.add(i);
            }
            int[] order = new int[servers];
            for (int i = 0; i < servers; i++) {
                order[i] = left.remove(/* index */ random.nextInt(left.size()));
            }
            return order;
        }

        @Override
        public boolean periodBegins() {
            return prelude == 0 && place == 0;
        }

        @Override
        public int[] roles() {
            return order.clone();
        }

        @Override
        public int next() {
            if (prelude > 0) {
                return --prelude % order.length;
            }
            int server = order[place++];
            if (place == order.length) {
                place = 0;
                int[] next = new int[order.length];
                for (int role = 0; role < next.length; role++) {
                    next[role] = order[permutation[role]];
                }
                order = next;
            }
            return server;
        }

        @Override
        public Shuffled copy() {
            var copy = new Shuffled(order.clone(), permutation, prelude);
            copy.place = place;
            return copy;
        }

        @Override
        public Shuffled renamed(int[] names) {
            Shuffled copy = copy();
            for (int role = 0; role < order.length; role++) {
                copy.order[role] = names[order[role]];
            }
            return copy;
        }
    }

    @Property(tries = 100)
    void theOrderIsThatOfTheRuleForEverAndItsStateCanBeHadAnywhere(@ForAll @IntRange(min = 1, max = 700) int servers,
            @ForAll @IntRange(min = 0, max = 3000) int prelude, @ForAll int seed, @ForAll @IntRange(max = 9000) int turns) {
        Shuffled rule = Shuffled.random(servers, prelude, new Random(seed));
        var rotation = new Rotation<>(rule.copy(), servers);
        for (int i = 0; i < turns; i++) {
            assertThat(rotation.next()).isEqualTo(rule.next());
        }
        Shuffled state = rotation.state();
        for (int i = 0; i < 1000; i++) {
            int expected = rule.next();
            assertThat(state.next()).isEqualTo(expected);
            assertThat(rotation.next()).isEqualTo(expected);
        }
    }

    @Test
    void aCountBeyondAnIntGoesOn() {
        Shuffled rule = Shuffled.random(5, 0, new Random(1));
        var rotation = new Rotation<>(rule.copy(), 5, Integer.MAX_VALUE / 5 * 5L);
        int[] counts = new int[5];
        for (int i = 0; i < 5000; i++) {
            counts[rotation.next()]++;
        }
        assertThat(counts).containsOnly(1000);
    }

    @Test
    void threadsShareTheTurns() throws InterruptedException {
        var rotation = new Rotation<>(Shuffled.random(7, 100, new Random(1)), 7);
        var counts = new AtomicIntegerArray(7);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            var thread = new Thread(() -> {
                for (int i = 0; i < 70_000; i++) {
                    counts.incrementAndGet(rotation.next());
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (int i = 0; i < 7; i++) {
            // The prelude, and the few turns of the first stretches that two threads may both have had.
            assertThat(counts.get(i)).isBetween(40_000 - 300, 40_000 + 300);
        }
    }
}
