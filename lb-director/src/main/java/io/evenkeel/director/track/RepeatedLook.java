package io.evenkeel.director.track;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.evenkeel.core.time.Clock;
import io.evenkeel.vrrp.track.Reading;
import io.evenkeel.vrrp.track.Tracker.Watch;

/**
 * Looks again and again, on a thread of its own, and says what it has seen. Closing the watch interrupts it.
 */
final class RepeatedLook {
    private RepeatedLook() {}

    /** Looks once; may take its time. */
    @FunctionalInterface
    interface Look {
        /** Gives how long after its begin the next one begins; at once when that is over. */
        Duration run(Consumer<Reading> readings) throws InterruptedException;
    }

    static Watch start(String tracker, Look look, Consumer<Reading> readings) {
        Thread watcher = Thread.ofVirtual().name("track-" + tracker).start(() -> repeat(look, readings));
        return watcher::interrupt;
    }

    private static void repeat(Look look, Consumer<Reading> readings) {
        Clock clock = Clock.system();
        try {
            while (true) {
                long begin = clock.nanoTime();
                Duration interval = look.run(readings);
                TimeUnit.NANOSECONDS.sleep(interval.toNanos() - (clock.nanoTime() - begin));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody watches any more
        }
    }
}
