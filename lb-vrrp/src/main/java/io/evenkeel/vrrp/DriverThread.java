package io.evenkeel.vrrp;

import java.io.IOException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.evenkeel.vrrp.packet.DropReason;
import io.evenkeel.vrrp.spi.HostAccess;
import io.evenkeel.vrrp.spi.VrrpNetwork;
import org.jspecify.annotations.Nullable;

/** The thread that drives all virtual routers of an engine. Its methods may be called by any thread. */
final class DriverThread {
    private static final long PAUSE_AFTER_FAILURE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final VrrpNetwork network;
    private final DriverContext context;
    private final Queue<Command> commands = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<HostAccess> opened = new CompletableFuture<>();

    private volatile @Nullable HostDriver running;

    /** Something to do between two turns. */
    @FunctionalInterface
    interface Task {
        void run(HostDriver driver) throws IOException;
    }

    private record Command(Task task, boolean isLast, CompletableFuture<Void> done) {}

    DriverThread(VrrpNetwork network, DriverContext context) {
        this.network = network;
        this.context = context;
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

    /** What came in and was no advertisement for a router here; none before the start. */
    Map<DropReason, Long> dropped() {
        HostDriver driver = running;
        return driver == null ? Map.of() : driver.dropped();
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
        var driver = new HostDriver(host, context);
        running = driver;
        drive(host, driver);
    }

    private void drive(HostAccess host, HostDriver driver) {
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
                context.log().driverFailed(e);
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
