package io.evenkeel.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.evenkeel.linux.socket.NetworkNamespace;
import org.junit.jupiter.api.Assumptions;

/**
 * A network namespace of a test's own, with a veth pair: {@code eth0} (02:00:00:00:00:01, 10.8.0.1/24, fe80::1) and
 * {@code eth1} (02:00:00:00:00:02, 10.8.1.1/24, fe80::2).
 */
public final class Sandbox implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name = "ekl" + Long.toString(ProcessHandle.current().pid(), 36) + COUNT.incrementAndGet();

    /** What a test does inside. */
    public interface Task {
        /** Runs in the namespace. */
        void run() throws Exception;
    }

    /** Makes the namespace, or skips the test where that cannot be. */
    public static Sandbox open() throws Exception {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "peer tests need root");
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/sbin/ip")), "peer tests need /usr/sbin/ip");
        var sandbox = new Sandbox();
        run("/usr/sbin/ip", "netns", "add", sandbox.name);
        sandbox.ip("link add eth0 type veth peer name eth1");
        sandbox.ip("link set eth0 address 02:00:00:00:00:01 addrgenmode none");
        sandbox.ip("link set eth1 address 02:00:00:00:00:02 addrgenmode none");
        sandbox.ip("link set eth0 up");
        sandbox.ip("link set eth1 up");
        sandbox.ip("addr add 10.8.0.1/24 dev eth0");
        sandbox.ip("addr add fe80::1/64 dev eth0 nodad");
        sandbox.ip("addr add 10.8.1.1/24 dev eth1");
        sandbox.ip("addr add fe80::2/64 dev eth1 nodad");
        return sandbox;
    }

    /** Runs {@code ip} with arguments inside, and gives its output. */
    public String ip(String arguments) throws Exception {
        var command = new ArrayList<>(List.of("/usr/sbin/ip", "-n", name));
        command.addAll(List.of(arguments.split(" ")));
        return run(command.toArray(new String[0]));
    }

    /** Runs {@code task} on a thread of its own, which stays in the namespace for the rest of its life. */
    public void inside(Task task) throws Exception {
        var entered = new FutureTask<Void>(() -> {
            new NetworkNamespace(name).enter();
            task.run();
            return null;
        });
        Thread.ofPlatform().name("inside " + name).start(entered);
        try {
            entered.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    /** Something that may hold. */
    public interface Condition {
        /** Whether it holds. */
        boolean holds() throws Exception;
    }

    /** Waits until {@code condition} holds, and fails after ten seconds. */
    public static void await(String what, Condition condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.holds()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("did not happen in time: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(5); // between two looks at the kernel
        }
    }

    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output;
    }

    @Override
    public void close() throws IOException {
        run("/usr/sbin/ip", "netns", "delete", name);
    }
}
