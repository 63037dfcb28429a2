package io.evenkeel.core.schedule.lvs;

import java.util.concurrent.atomic.AtomicLong;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import org.jspecify.annotations.Nullable;

/**
 * LVS {@code wrr}: rounds over the list, each with a bar that a weight must reach, from the greatest weight downwards in steps
 * of the common divisor. Weights 4, 3, 2 give {@code aababcabc}. After a change of the list or of a weight the round begins
 * at the head, with the bar where it was if that is still possible.
 */
enum WeightedRoundRobin implements Scheduler {
    INSTANCE;

    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        return new Rounds(Destinations.of(pool), previous instanceof Rounds before ? before : null);
    }

    @Override
    public String toString() {
        return "wrr";
    }

    private static final class Rounds implements ListPicker {
        /** A bit that no state uses. */
        private static final long NOTHING = 1L << 31;

        private final Destinations list;
        private final int step;
        private final int highest;
        /** Place on the list and bar in one word, so that both change at once. */
        private final AtomicLong state;

        Rounds(Destinations list, @Nullable Rounds before) {
            this.list = list;
            this.step = Math.max(1, list.commonDivisor());
            this.highest = Math.max(0, list.greatestWeight() - (step - 1));
            this.state = new AtomicLong(before == null ? state(-1, highest) : carriedOver(before));
        }

        private long carriedOver(Rounds before) {
            long old = before.state.get();
            if (list.sameAs(before.list)) {
                return old;
            }
            int bar = bar(old);
            if (bar > highest || bar == 0) {
                bar = highest;
            } else if (step > 1) {
                bar = bar / step * step + 1;
            }
            return state(-1, bar);
        }

        private static long state(int place, int bar) {
            return ((long) place << 32) | bar;
        }

        private static int place(long state) {
            return (int) (state >> 32);
        }

        private static int bar(long state) {
            return (int) state;
        }

        @Override
        public @Nullable Server pick(PickContext context) {
            if (highest == 0) {
                return null;
            }
            while (true) {
                long before = state.get();
                long after = next(before, context);
                if (state.compareAndSet(before, after & ~NOTHING)) {
                    return (after & NOTHING) != 0 ? null : list.server(place(after));
                }
            }
        }

        /**
         * The state after a choice: the place is the choice, unless {@link #NOTHING} is set. The search ends when every
         * server was looked at with the bar at its lowest.
         */
        private long next(long state, PickContext context) {
            int start = place(state);
            int place = start;
            int bar = bar(state);
            int stop = -1;
            boolean lowest = false;
            boolean restarted = false;
            while (true) {
                while (++place < list.size()) {
                    if (list.weight(place) >= bar && list.available(place, context)) {
                        return state(place, bar);
                    }
                    if (place == stop) {
                        return state(place, bar) | NOTHING;
                    }
                }
                place = -1;
                bar -= step;
                if (bar <= 0) {
                    bar = highest;
                    if (lowest || start < 0) {
                        return state(-1, bar) | NOTHING;
                    }
                    restarted = true;
                }
                lowest = bar <= step;
                stop = lowest && restarted ? start : -1;
            }
        }

        @Override
        public String rule(PickContext context) {
            int place = place(state.get());
            return "wrr: the next server of the list after " + (place < 0 ? "its head" : list.server(place).name())
                    + " with a weight of at least " + bar(state.get()) + ", then rounds with lower weights";
        }
    }
}
