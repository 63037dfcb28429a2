package io.evenkeel.director.track;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.evenkeel.core.time.Clock;
import io.evenkeel.vrrp.track.Reading;
import io.evenkeel.vrrp.track.Tracker.Watch;

/**
 * Looks again and again, on a thread of its own, and says what it has seen. The next look begins an interval after the last one
 * began, or when that has ended. Closing the watch interrupts it.
 */
final class RepeatedLook {
    private RepeatedLook() {}

    /** Looks once; may take its time. */
    @FunctionalInterface
    interface Look {
        void run(Consumer<Reading> readings) throws InterruptedException;
    }

    static Watch start(String tracker, Duration interval, Look look, Consumer<Reading> readings) {
        Thread watcher = Thread.ofVirtual().name("track-" + tracker).start(() -> repeat(interval, look, readings));
        return watcher::interrupt;
    }

    private static void repeat(Duration interval, Look look, Consumer<Reading> readings) {
        Clock clock = Clock.system();
        try {
            while (true) {
                long begin = clock.nanoTime();
                look.run(readings);
                TimeUnit.NANOSECONDS.sleep(interval.toNanos() - (clock.nanoTime() - begin));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody watches any more
        }
    }
}
