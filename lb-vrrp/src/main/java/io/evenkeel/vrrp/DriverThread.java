package io.evenkeel.vrrp;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.evenkeel.core.time.Clock;
import io.evenkeel.vrrp.spi.HostAccess;
import io.evenkeel.vrrp.spi.VrrpNetwork;

/** The thread that drives all virtual routers of an engine. Its methods may be called by any thread. */
final class DriverThread {
    private static final long PAUSE_AFTER_FAILURE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final VrrpNetwork network;
    private final Clock clock;
    private final TransitionPublisher publisher;
    private final Queue<Command> commands = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<HostAccess> opened = new CompletableFuture<>();

    /** Something to do between two turns. */
    @FunctionalInterface
    interface Task {
        void run(HostDriver driver) throws IOException;
    }

    private record Command(Task task, boolean isLast, CompletableFuture<Void> done) {}

    DriverThread(VrrpNetwork network, Clock clock, TransitionPublisher publisher) {
        this.network = network;
        this.clock = clock;
        this.publisher = publisher;
    }

    /** Starts the thread with its first task. When the host cannot be opened there is no thread. */
    CompletableFuture<Void> start(Task first) {
        CompletableFuture<Void> done = enqueue(first, false);
        Thread.ofPlatform().daemon().name("vrrp").start(this::run);
        return done;
    }

    /** Runs a task on the thread, after those that were given before. */
    CompletableFuture<Void> submit(Task task) {
        CompletableFuture<Void> done = enqueue(task, false);
        opened.thenAccept(HostAccess::wakeUp);
        return done;
    }

    /** Runs a last task, and ends the thread, which gives everything back. */
    CompletableFuture<Void> end(Task last) {
        CompletableFuture<Void> done = enqueue(last, true);
        opened.thenAccept(HostAccess::wakeUp);
        return done;
    }

    private CompletableFuture<Void> enqueue(Task task, boolean isLast) {
        var done = new CompletableFuture<Void>();
        commands.add(new Command(task, isLast, done));
        return done;
    }

    private void run() {
        HostAccess host;
        try {
            host = network.open();
        } catch (IOException | RuntimeException e) {
            commands.forEach(command -> command.done().completeExceptionally(e));
            return;
        }
        opened.complete(host);
        drive(host, new HostDriver(host, clock, publisher));
    }

    private void drive(HostAccess host, HostDriver driver) {
        var log = new VrrpLog();
        while (true) {
            Command command = commands.poll();
            if (command != null) {
                carryOut(command, driver, host);
                if (command.isLast()) {
                    return;
                }
                continue;
            }
            try {
                driver.turn();
                host.await(driver.idleNanos());
            } catch (IOException | RuntimeException e) { // an address must not hang on one bad turn
                log.driverFailed(e);
                LockSupport.parkNanos(PAUSE_AFTER_FAILURE_NANOS); // the kernel may need a while; never spin
            }
        }
    }

    private static void carryOut(Command command, HostDriver driver, HostAccess host) {
        Exception failure = null;
        try {
            command.task().run(driver);
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
        if (command.isLast()) {
            host.close(); // before it is done: who waits for the end may open the host again
        }
        if (failure == null) {
            command.done().complete(null);
        } else {
            command.done().completeExceptionally(failure);
        }
    }
}
