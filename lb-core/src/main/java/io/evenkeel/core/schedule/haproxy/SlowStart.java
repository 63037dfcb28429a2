package io.evenkeel.core.schedule.haproxy;

import java.time.Duration;
import java.util.Map;
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
 * HAProxy's {@code slowstart}: a server that comes back begins with a sixteenth of its weight and gains a sixteenth after each
 * sixteenth of its time, looked at every second or every twentieth of that time, whichever is longer. Servers that are new, or
 * there from the start, have their whole weight at once; {@link
 * io.evenkeel.core.schedule.wrap.SchedulerWrappers#slowStart} warms up those too, under any algorithm.
 *
 * <p>The step that is due is made by the pick that finds it so; picks at the same moment go on with the weights before. While
 * nobody starts, a pick reads one field more and no clock.
 *
 * @param algorithm one with fine weights
 * @param times by the server's name; a server that is not in it has its weight at once
 * @param clock of the pool
 */
public record SlowStart(FineWeights algorithm, Map<String, Duration> times, Clock clock) implements Scheduler {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long NEVER = Long.MAX_VALUE;
    /** A long start is looked at so many times. */
    private static final int LOOKS = 20;

    /** Copies the map. */
    public SlowStart {
        times = Map.copyOf(times);
    }

    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        return new Starting(this, pool, previous instanceof Starting before ? before : null, previous);
    }

    @Override
    public boolean readsBody() {
        return algorithm.readsBody();
    }

    @Override
    public String toString() {
        return algorithm + ", slowstart";
    }

    private static final class Starting implements Picker {
        private final SlowStart settings;
        private final PoolSnapshot pool;
        /** Held while weights change, here and in the picker that replaces this one; picks only try to get it. */
        private final ReentrantLock stepping;
        private boolean replaced;
        private long nextStep = NEVER;
        private volatile boolean anybodyStarts;
        private volatile Picker inner;

        Starting(SlowStart settings, PoolSnapshot pool, @Nullable Starting before, @Nullable Picker previous) {
            this.settings = settings;
            this.pool = pool;
            this.stepping = before == null ? new ReentrantLock() : before.stepping;
            stepping.lock();
            try {
                if (before != null) {
                    before.replaced = true;
                }
                inner = settings.algorithm.picker(pool, weights(), before == null ? previous : before.inner);
            } finally {
                stepping.unlock();
            }
        }

        private int[] weights() {
            long now = settings.clock.nanoTime();
            int[] weights = FineWeights.full(pool);
            long next = NEVER;
            for (int i = 0; i < weights.length; i++) {
                Server server = pool.server(i);
                Duration time = settings.times.get(server.name());
                long age = now - server.usableSince();
                if (time != null && server.recovered() && age < time.toNanos()) {
                    long seconds = Math.max(1, (time.toMillis() + 999) / 1000);
                    long look = Math.max(SECOND, seconds * SECOND / LOOKS);
                    long elapsed = age / look * look / SECOND;
                    weights[i] = weights[i] / FineWeights.SCALE
                            * (int) Math.min(FineWeights.SCALE, (FineWeights.SCALE * elapsed + seconds) / seconds);
                    next = Math.min(next, look - age % look);
                }
            }
            nextStep = now + next;
            anybodyStarts = next != NEVER;
            return weights;
        }

        @Override
        public @Nullable Server pick(PickContext context) {
            if (anybodyStarts && stepping.tryLock()) {
                try {
                    if (!replaced && settings.clock.nanoTime() - nextStep >= 0) {
                        inner = settings.algorithm.picker(pool, weights(), inner);
                    }
                } finally {
                    stepping.unlock();
                }
            }
            return inner.pick(context);
        }

        @Override
        public @Nullable Feedback feedback() {
            return inner.feedback();
        }

        @Override
        public @Nullable Server peek(PickContext context) {
            return inner.peek(context);
        }

        @Override
        public String rule(PickContext context) {
            return inner.rule(context) + (anybodyStarts ? ", while servers start slowly" : "");
        }
    }
}
