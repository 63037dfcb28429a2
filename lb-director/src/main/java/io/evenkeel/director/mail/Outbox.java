package io.evenkeel.director.mail;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails that wait, sent one after the other by a virtual thread that is there while some wait. Each is tried a few times, with
 * pauses; too many that wait push the oldest out. Any thread.
 */
final class Outbox {
    static final int MOST_WAITING = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);
    /** Together a quarter of an hour: the network whose loss is told may be the way to the mail server. */
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofMinutes(1),
            Duration.ofMinutes(4), Duration.ofMinutes(10));
    /** Of the server's timeout: as long as one mail may take, however slowly the server talks. */
    private static final int TIMEOUTS_PER_MAIL = 4;
    private static final Duration IDLE = Duration.ofSeconds(5);

    private final List<Duration> pauses;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicLong lost = new AtomicLong();
    private final ThreadPoolExecutor sender;

    Outbox() {
        this(PAUSES);
    }

    Outbox(List<Duration> pauses) {
        this.pauses = pauses;
        this.sender = new ThreadPoolExecutor(1, 1, IDLE.toSeconds(), TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING),
                task -> Thread.ofVirtual().name("mail").unstarted(task), pushingOut());
        sender.allowCoreThreadTimeOut(true);
    }

    /** Sends it, some time. */
    void put(Mail mail) {
        sender.execute(() -> deliver(mail));
    }

    /**
     * Takes no more. Waits until what is there was tried once more, or until {@code longest} is over, and gives the rest up.
     */
    void close(Duration longest) {
        sender.shutdown();
        closing.countDown();
        boolean done = false;
        try {
            done = sender.awaitTermination(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!done) {
            int waiting = sender.shutdownNow().size();
            LOG.warn("the time for the last mails is over: {} more that wait are given up", waiting);
        }
    }

    private RejectedExecutionHandler pushingOut() {
        return (task, executor) -> {
            if (executor.isShutdown()) {
                LOG.warn("a mail came after the end and is not sent");
                return;
            }
            executor.getQueue().poll();
            if (lost.getAndIncrement() == 0) {
                LOG.warn("more than {} mails wait: the oldest are given up", MOST_WAITING);
            }
            executor.execute(task);
        };
    }

    private void deliver(Mail mail) {
        for (int tried = 0;; tried++) {
            Refusal refusal = attempt(mail);
            if (refusal == null) {
                LOG.debug("{} is sent", mail);
                break;
            }
            boolean again = refusal.again() && tried < pauses.size() && closing.getCount() > 0;
            if (!again) {
                LOG.warn("{} is given up ({})", mail, refusal.reason());
                break;
            }
            LOG.warn("{} is tried again in {} s ({})", mail, pauses.get(tried).toSeconds(), refusal.reason());
            if (!pause(pauses.get(tried))) {
                break;
            }
        }
        long dropped = sender.getQueue().isEmpty() ? lost.getAndSet(0) : 0;
        if (dropped > 0) {
            LOG.warn("{} mails were given up because too many waited", dropped);
        }
    }

    /** Ends early when the outbox is closed; false when it is to be left at once. */
    private boolean pause(Duration length) {
        try {
            closing.await(length.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What stands in the way, or null. The connection ends with the interrupt of its thread. */
    private static @Nullable Refusal attempt(Mail mail) {
        var attempt = new FutureTask<>(() -> {
            SmtpSession.send(mail);
            return true;
        });
        Duration longest = mail.config().server().timeout().multipliedBy(TIMEOUTS_PER_MAIL);
        Thread.ofVirtual().name("mail-attempt").start(attempt);
        try {
            attempt.get(longest.toNanos(), TimeUnit.NANOSECONDS);
            return null;
        } catch (ExecutionException e) {
            return e.getCause() instanceof MessagingException failure ? Refusal.of(failure)
                    : new Refusal(MailWords.printable(String.valueOf(e.getCause())), false);
        } catch (TimeoutException e) {
            attempt.cancel(true);
            return new Refusal("it took longer than " + longest.toSeconds() + " s", true);
        } catch (InterruptedException e) {
            attempt.cancel(true);
            Thread.currentThread().interrupt();
            return new Refusal("no time left", false);
        }
    }
}
