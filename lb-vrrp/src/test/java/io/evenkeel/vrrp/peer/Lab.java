package io.evenkeel.vrrp.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import io.evenkeel.linux.socket.NetworkNamespace;
import org.junit.jupiter.api.Assumptions;

/** Network namespaces on one bridge, with names of their own; {@link #close} takes everything away again. */
final class Lab {
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final String id = Long.toString(ProcessHandle.current().pid(), 36);
    private final String hub = "ekv" + id + "-hub";
    private final List<String> namespaces = new ArrayList<>();
    private final List<Process> processes = new ArrayList<>();

    Lab() throws Exception {
        namespaces.add(hub);
        run("ip", "netns", "add", hub);
        run("ip", "-n", hub, "link", "add", "br0", "type", "bridge");
        run("ip", "-n", hub, "link", "set", "br0", "up");
    }

    static void assumePossible() {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "peer tests need root");
        for (String program : List.of("/usr/sbin/keepalived", "/usr/sbin/ip", "/usr/bin/setpriv", "/usr/bin/ping")) {
            Assumptions.assumeTrue(Files.isExecutable(Path.of(program)), "peer tests need " + program);
        }
    }

    /** A host with {@code eth0} on the bridge, which has these addresses and no others; returns the name of its namespace. */
    String host(String name, String... addresses) throws Exception {
        String namespace = "ekv" + id + "-" + name;
        namespaces.add(namespace);
        run("ip", "netns", "add", namespace);
        run("ip", "-n", namespace, "link", "set", "lo", "up");
        run("ip", "-n", hub, "link", "add", name, "type", "veth", "peer", "name", "eth0", "netns", namespace);
        run("ip", "-n", hub, "link", "set", name, "master", "br0", "up");
        run("ip", "-n", namespace, "link", "set", "eth0", "addrgenmode", "none");
        for (String address : addresses) {
            run("ip", "-n", namespace, "addr", "add", address, "dev", "eth0", "nodad");
        }
        run("ip", "-n", namespace, "link", "set", "eth0", "up");
        return namespace;
    }

    /** Pulls the plug of a host, or puts it in. */
    void plug(String name, boolean in) throws Exception {
        run("ip", "-n", hub, "link", "set", name, in ? "up" : "down");
    }

    /** Whether {@code client} finds {@code address} on the hardware of {@code host}, as far as its neighbour table knows. */
    boolean isNeighbour(String client, String address, String host) {
        try {
            String hardwareAddress = run("ip", "netns", "exec", host, "cat", "/sys/class/net/eth0/address").strip();
            return run("ip", "-n", client, "neigh", "show", address).contains(hardwareAddress);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    boolean holds(String namespace, String address) {
        try {
            return run("ip", "-n", namespace, "-o", "addr", "show", "dev", "eth0").contains(" " + address + "/");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts a program in a namespace; its output goes to {@code log}. */
    Process start(String namespace, Path log, List<String> command) throws IOException {
        var full = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        full.addAll(command);
        Process process = new ProcessBuilder(full).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        processes.add(process);
        return process;
    }

    /** What a test does inside a namespace. */
    interface Task {
        void run() throws Exception;
    }

    /** Runs {@code task} on a thread of its own, which stays in the namespace for the rest of its life. */
    static void inside(String namespace, Task task) throws Exception {
        var entered = new FutureTask<Void>(() -> {
            new NetworkNamespace(namespace).enter();
            task.run();
            return null;
        });
        Thread.ofPlatform().name("inside " + namespace).start(entered);
        try {
            entered.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + DEADLINE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("did not happen in time: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(20); // between two looks at another process
        }
    }

    static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + output);
        }
        return output;
    }

    void close() throws Exception {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
        for (String namespace : namespaces) {
            run("ip", "netns", "delete", namespace);
        }
    }
}
