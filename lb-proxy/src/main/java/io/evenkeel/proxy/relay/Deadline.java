package io.evenkeel.proxy.relay;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.evenkeel.core.time.Clock;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/**
 * One deadline of one connection, moved many times and rarely reached. Moving it later is one write: the timer that is
 * already set looks again when it fires. Only moving it to before that timer sets a new one. Only its loop touches it.
 */
public final class Deadline implements Runnable {
    private static final long NEVER = Long.MAX_VALUE;

    private final EventLoop loop;
    private final Clock clock;
    private final Runnable reached;
    private long due = NEVER;
    private long timerDue = NEVER;
    private @Nullable ScheduledFuture<?> timer;

    /** A deadline that is not set; {@code reached} runs on the loop. */
    public Deadline(EventLoop loop, Clock clock, Runnable reached) {
        this.loop = loop;
        this.clock = clock;
        this.reached = reached;
    }

    /** Sets or moves it to {@code timeout} from now; zero means no deadline. */
    public void in(Duration timeout) {
        if (timeout.isZero()) {
            due = NEVER;
            return;
        }
        due = clock.nanoTime() + timeout.toNanos();
        if (timerDue == NEVER || due - timerDue < 0) {
            setTimer(timeout.toNanos());
        }
    }

    /** No deadline, and no timer either: the connection is gone. */
    public void cancel() {
        due = NEVER;
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
        timerDue = NEVER;
    }

    @Override
    public void run() {
        timer = null;
        timerDue = NEVER;
        if (due == NEVER) {
            return;
        }
        long left = due - clock.nanoTime();
        if (left > 0) {
            setTimer(left);
        } else {
            due = NEVER;
            reached.run();
        }
    }

    private void setTimer(long delayNanos) {
        if (timer != null) {
            timer.cancel(false);
        }
        timerDue = due;
        timer = loop.schedule(this, delayNanos, TimeUnit.NANOSECONDS);
    }
}
