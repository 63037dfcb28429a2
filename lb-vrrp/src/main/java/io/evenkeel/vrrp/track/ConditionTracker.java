package io.evenkeel.vrrp.track;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Asks a Java condition at an interval, on a thread of its own: whether a pool has its quorum, whether the application is
 * ready. A condition that throws is not fulfilled. The same object is the same tracker.
 */
public final class ConditionTracker implements Tracker {
    private final String name;
    private final Duration interval;
    private final BooleanSupplier condition;
    private final RiseFall begin;

    private ConditionTracker(String name, Duration interval, BooleanSupplier condition, RiseFall begin) {
        this.name = name;
        this.interval = interval;
        this.condition = condition;
        this.begin = begin;
    }

    /** A condition that is asked at once and then after each {@code interval}; one result changes it. */
    public static ConditionTracker of(String name, Duration interval, BooleanSupplier condition) {
        if (!interval.isPositive()) {
            throw new IllegalArgumentException("interval: " + interval.toNanos() / 1e9 + " s (expected: more than 0 s)");
        }
        return new ConditionTracker(name, interval, condition, RiseFall.of(1, 1));
    }

    /** The same, but it takes so many results in a row to change it. */
    public ConditionTracker riseFall(int rise, int fall) {
        return new ConditionTracker(name, interval, condition, RiseFall.of(rise, fall));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Watch start(Consumer<Reading> readings) {
        BlockingQueue<Boolean> end = new LinkedBlockingQueue<>();
        Thread.ofVirtual().name("track-" + name).start(() -> watch(readings, end));
        return () -> end.add(true);
    }

    private void watch(Consumer<Reading> readings, BlockingQueue<Boolean> end) {
        RiseFall judgement = begin;
        try {
            do {
                judgement = judgement.after(ask());
                readings.accept(judgement.reading());
            } while (end.poll(interval.toNanos(), TimeUnit.NANOSECONDS) == null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean ask() {
        try {
            return condition.getAsBoolean();
        } catch (RuntimeException e) {
            return false; // whoever cannot answer is not ready
        }
    }
}
