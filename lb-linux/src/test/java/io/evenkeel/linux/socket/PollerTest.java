package io.evenkeel.linux.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PollerTest {
    @Test
    void returnsAfterTheTimeout() throws LinuxException {
        try (Poller poller = Poller.open()) {
            long begin = System.nanoTime();
            poller.await(TimeUnit.MILLISECONDS.toNanos(5));

            assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    @Test
    void anotherThreadWakesIt() throws LinuxException {
        try (Poller poller = Poller.open()) {
            CompletableFuture<Void> waking = CompletableFuture.runAsync(poller::wakeUp);
            poller.await(-1);

            assertThat(waking).succeedsWithin(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aWakeUpBeforeTheWaitIsNotLost() throws LinuxException {
        try (Poller poller = Poller.open()) {
            poller.wakeUp();
            poller.wakeUp();
            poller.await(-1);

            long begin = System.nanoTime();
            poller.await(1_000_000);
            assertThat(System.nanoTime() - begin).as("both were taken by the first wait").isGreaterThan(1_000_000);
        }
    }

    @Test
    void wakingAClosedOneTouchesNobodyElse() throws LinuxException {
        Poller closed = Poller.open();
        closed.close();
        try (Poller heir = Poller.open()) { // gets the descriptor that has just become free
            closed.wakeUp();

            long begin = System.nanoTime();
            heir.await(1_000_000);
            assertThat(System.nanoTime() - begin).isGreaterThan(1_000_000);
        }
    }
}
