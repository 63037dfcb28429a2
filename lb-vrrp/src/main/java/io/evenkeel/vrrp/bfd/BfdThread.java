package io.evenkeel.vrrp.bfd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

import io.evenkeel.core.time.Clock;
import io.evenkeel.vrrp.spi.BfdAccess;
import io.evenkeel.vrrp.spi.BfdNetwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that drives all sessions of a speaker. Its methods may be called by any other thread. */
final class BfdThread {
    private static final Logger LOG = LoggerFactory.getLogger(BfdSpeaker.class);
    private static final long PAUSE_AFTER_FAILURE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Queue<Command> commands = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<BfdAccess> opened = new CompletableFuture<>();

    /** Something to do between two turns. */
    @FunctionalInterface
    interface Task {
        void run(BfdSessions sessions) throws IOException;
    }

    private record Command(Task task, boolean isLast, CompletableFuture<Void> done) {}

    private BfdThread() {}

    static BfdThread start(BfdNetwork network, Clock clock, RandomGenerator random, BfdDrops drops) {
        var thread = new BfdThread();
        Thread.ofPlatform().daemon().name("bfd").start(() -> thread.drive(network, clock, random, drops));
        return thread;
    }

    /** Runs a task on the thread, and returns when that is done. */
    void run(Task task) {
        submit(task, false);
    }

    /** Ends the thread, and returns when it has given everything back. */
    void end() {
        if (!opened.isCompletedExceptionally()) {
            submit(_ -> {}, true);
        }
    }

    private void submit(Task task, boolean isLast) {
        var done = new CompletableFuture<Void>();
        try {
            BfdAccess access = opened.join();
            commands.add(new Command(task, isLast, done));
            access.wakeUp();
            done.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case IOException cause -> throw new UncheckedIOException("BFD: " + cause.getMessage(), cause);
                case null, default -> throw e;
            }
        }
    }

    private void drive(BfdNetwork network, Clock clock, RandomGenerator random, BfdDrops drops) {
        BfdAccess access;
        try {
            access = network.open();
        } catch (IOException | RuntimeException e) {
            opened.completeExceptionally(e);
            return;
        }
        opened.complete(access);
        var sessions = new BfdSessions(access, clock, random, drops);
        while (true) {
            Command command = commands.poll();
            if (command != null) {
                carryOut(command, sessions, access);
                if (command.isLast()) {
                    return;
                }
                continue;
            }
            try {
                sessions.turn();
                access.await(sessions.idleNanos());
            } catch (IOException | RuntimeException e) { // the other sessions must not hang on one bad turn
                LOG.warn("BFD: {}", e.toString());
                LockSupport.parkNanos(PAUSE_AFTER_FAILURE_NANOS); // the kernel may need a while; never spin
            }
        }
    }

    private static void carryOut(Command command, BfdSessions sessions, BfdAccess access) {
        Exception failure = null;
        try {
            command.task().run(sessions);
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
        if (command.isLast()) {
            access.close(); // before it is done: who waits for the end may open the ports again
        }
        if (failure == null) {
            command.done().complete(null);
        } else {
            command.done().completeExceptionally(failure);
        }
    }
}
