package io.evenkeel.vrrp;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.evenkeel.core.time.Clock;
import io.evenkeel.vrrp.spi.InterfaceAccess;
import io.evenkeel.vrrp.spi.VrrpNetwork;

/** The thread that drives one interface. Its methods may be called by any thread, one at a time. */
final class DriverThread {
    private static final long PAUSE_AFTER_FAILURE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final String interfaceName;
    private final VrrpNetwork network;
    private final Clock clock;
    private final TransitionPublisher publisher;
    private final Queue<Command> commands = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<InterfaceAccess> opened = new CompletableFuture<>();

    private record Command(List<VirtualRouterConfig> routers, CompletableFuture<Void> done) {}

    DriverThread(String interfaceName, VrrpNetwork network, Clock clock, TransitionPublisher publisher) {
        this.interfaceName = interfaceName;
        this.network = network;
        this.clock = clock;
        this.publisher = publisher;
    }

    /** Starts the thread with its first routers, at least one. */
    CompletableFuture<Void> start(List<VirtualRouterConfig> routers) {
        CompletableFuture<Void> done = enqueue(routers);
        Thread.ofPlatform().daemon().name("vrrp-" + interfaceName).start(this::run);
        return done;
    }

    /** Makes the routers those of {@code routers}; with none the thread ends, after it has given everything back. */
    CompletableFuture<Void> apply(List<VirtualRouterConfig> routers) {
        CompletableFuture<Void> done = enqueue(routers);
        opened.join().wakeUp();
        return done;
    }

    private CompletableFuture<Void> enqueue(List<VirtualRouterConfig> routers) {
        var done = new CompletableFuture<Void>();
        commands.add(new Command(routers, done));
        return done;
    }

    private void run() {
        InterfaceAccess access;
        try {
            access = network.open(interfaceName);
        } catch (IOException | RuntimeException e) {
            commands.forEach(command -> command.done().completeExceptionally(e));
            return;
        }
        opened.complete(access);
        drive(access, new InterfaceDriver(interfaceName, access, clock, publisher));
    }

    private void drive(InterfaceAccess access, InterfaceDriver driver) {
        var log = new VrrpLog();
        while (true) {
            Command command = commands.poll();
            if (command != null) {
                carryOut(command, driver, access);
                if (driver.isIdle()) {
                    return;
                }
                continue;
            }
            try {
                driver.turn();
                access.await(driver.idleNanos());
            } catch (IOException | RuntimeException e) { // an address must not hang on one bad turn
                log.driverFailed(interfaceName, e);
                LockSupport.parkNanos(PAUSE_AFTER_FAILURE_NANOS); // the kernel may need a while; never spin
            }
        }
    }

    private static void carryOut(Command command, InterfaceDriver driver, InterfaceAccess access) {
        try {
            driver.apply(command.routers());
        } catch (IOException | RuntimeException e) {
            closeIfIdle(driver, access);
            command.done().completeExceptionally(e);
            return;
        }
        closeIfIdle(driver, access);
        command.done().complete(null);
    }

    /** Before the command is done: who waits for the end may open the interface again. */
    private static void closeIfIdle(InterfaceDriver driver, InterfaceAccess access) {
        if (driver.isIdle()) {
            access.close();
        }
    }
}
