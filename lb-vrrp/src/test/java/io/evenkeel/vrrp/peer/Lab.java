package io.evenkeel.vrrp.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.evenkeel.linux.socket.NetworkNamespace;
import org.junit.jupiter.api.Assumptions;

/** Network namespaces on one bridge, with names of their own; {@link #close} takes everything away again. */
final class Lab {
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String id = Long.toString(ProcessHandle.current().pid(), 36) + COUNT.incrementAndGet();
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
        for (String program : List.of("/usr/sbin/keepalived", "/usr/sbin/ip", "/usr/sbin/bridge", "/usr/bin/setpriv",
                "/usr/bin/ping", "/usr/bin/tcpdump")) {
            assumeInstalled(program);
        }
    }

    static void assumeInstalled(String program) {
        Assumptions.assumeTrue(Files.isExecutable(Path.of(program)), "peer tests need " + program);
    }

    /**
     * A host of the lab: {@code eth0} has the addresses 10.9.0.NUMBER/24 and fe80::NUMBER/64.
     *
     * @param number 1 and 2 are each other's unicast peers
     */
    record Host(String name, String namespace, int number) {
        String address(boolean isIpv6) {
            return (isIpv6 ? "fe80::" : "10.9.0.") + number;
        }

        String peerAddress(boolean isIpv6) {
            return (isIpv6 ? "fe80::" : "10.9.0.") + (3 - number);
        }
    }

    /** A host that has {@code eth0} on the bridge. */
    Host host(String name, int number) throws Exception {
        var host = new Host(name, "ekv" + id + "-" + name, number);
        namespaces.add(host.namespace());
        run("ip", "netns", "add", host.namespace());
        run("ip", "-n", host.namespace(), "link", "set", "lo", "up");
        run("ip", "-n", hub, "link", "add", name, "type", "veth", "peer", "name", "eth0", "netns", host.namespace());
        run("ip", "-n", hub, "link", "set", name, "master", "br0", "up");
        run("ip", "-n", host.namespace(), "link", "set", "eth0", "addrgenmode", "none");
        run("ip", "-n", host.namespace(), "addr", "add", host.address(false) + "/24", "dev", "eth0");
        run("ip", "-n", host.namespace(), "addr", "add", host.address(true) + "/64", "dev", "eth0", "nodad");
        run("ip", "-n", host.namespace(), "link", "set", "eth0", "up");
        return host;
    }

    String hub() {
        return hub;
    }

    /** Keeps two hosts from hearing each other, though their links stay up; or lets them. */
    void isolate(boolean yes, Host... hosts) throws Exception {
        for (Host host : hosts) {
            run("bridge", "-n", hub, "link", "set", "dev", host.name(), "isolated", yes ? "on" : "off");
        }
    }

    /** Pulls the plug of a host, or puts it in. */
    void plug(Host host, boolean in) throws Exception {
        run("ip", "-n", hub, "link", "set", host.name(), in ? "up" : "down");
    }

    /** On which hardware {@code client} finds an address, as far as its neighbour table knows. */
    String neighbour(Host client, String address) {
        return look("ip", "-n", client.namespace(), "neigh", "show", address);
    }

    String hardwareAddress(Host host) {
        return look("ip", "netns", "exec", host.namespace(), "cat", "/sys/class/net/eth0/address").strip();
    }

    /** Whether a host has an address on any interface. */
    boolean holds(Host host, String address) {
        return look("ip", "-n", host.namespace(), "-o", "addr", "show").contains(" " + address + "/");
    }

    boolean holdsAll(Host host, List<RouterSpec> routers) {
        String all = look("ip", "-n", host.namespace(), "-o", "addr", "show");
        return routers.stream().allMatch(router -> all.contains(" " + router.address() + "/"));
    }

    boolean holdsNone(Host host, List<RouterSpec> routers) {
        String all = look("ip", "-n", host.namespace(), "-o", "addr", "show");
        return routers.stream().noneMatch(router -> all.contains(" " + router.address() + "/"));
    }

    private static String look(String... command) {
        try {
            return run(command);
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

    /** Something that may hold. */
    interface Condition {
        boolean holds() throws Exception;
    }

    /** Whether {@code condition} holds at every look during {@code time}. */
    static boolean stays(Duration time, Condition condition) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0) {
            if (!condition.holds()) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(20); // between two looks at another process
        }
        return true;
    }

    /** Fails when {@code condition} does not hold at every look during {@code time}. */
    static void holds(String what, Duration time, Condition condition) throws Exception {
        if (!stays(time, condition)) {
            throw new AssertionError("did not stay so: " + what);
        }
    }

    static void await(String what, Condition condition) throws Exception {
        long end = System.nanoTime() + DEADLINE_NANOS;
        while (!condition.holds()) {
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
