package io.evenkeel.director.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.evenkeel.director.syntax.RealProgram;

/** Two hosts that do not know of each other, each with a neighbour: one for a director, one for keepalived. */
final class TwinHosts {
    private final Path folder;
    private final List<Host> hosts;
    private final List<Process> processes = new ArrayList<>();

    record Host(String name, String namespace, String neighbour) {}

    /** {@code tag} tells the namespaces of one test from those of others. */
    TwinHosts(Path folder, String tag) throws IOException, InterruptedException {
        assumeTrue(RealProgram.installed("keepalived"), "needs keepalived: apt-get install keepalived");
        assumeTrue(RealProgram.installed("ip"), "needs ip: apt-get install iproute2");
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root for network namespaces");
        this.folder = folder;
        String id = tag + Long.toString(ProcessHandle.current().pid(), 36);
        this.hosts = List.of(new Host("ours", id + "a", id + "c"), new Host("theirs", id + "b", id + "d"));
        for (Host host : hosts) {
            run("ip", "netns", "add", host.namespace());
            run("ip", "netns", "add", host.neighbour());
            run("ip", "-n", host.namespace(), "link", "set", "lo", "up");
        }
    }

    List<Host> all() {
        return hosts;
    }

    /** An interface to the neighbour. */
    void plug(Host host, String name, String address) throws IOException, InterruptedException {
        run("ip", "-n", host.namespace(), "link", "add", name, "type", "veth", "peer", "name", name, "netns", host.neighbour());
        run("ip", "-n", host.neighbour(), "link", "set", name, "up");
        run("ip", "-n", host.namespace(), "link", "set", name, "up");
        run("ip", "-n", host.namespace(), "addr", "add", address, "dev", name);
    }

    /** Both programs with one file. */
    void start(String conf) throws IOException {
        start(hosts.get(0), conf, Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), DirectorMain.class.getName());
        start(hosts.get(1), conf, "keepalived", "-n", "-l", "-D", "-G", "-P", "-p", folder.resolve("pid").toString(), "-r",
                folder.resolve("vrrp.pid").toString(), "-f");
    }

    private void start(Host host, String text, String... command) throws IOException {
        Path conf = Files.writeString(folder.resolve(host.name() + ".conf"), text);
        List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", host.namespace()));
        all.addAll(List.of(command));
        all.add(conf.toString());
        processes.add(new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(log(host).toFile()).start());
    }

    /** Runs a program in the namespace of a neighbour until {@link #close}; {@link #heard} is what it prints. */
    void listen(Host host, String what, String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", host.neighbour()));
        all.addAll(List.of(command));
        processes.addFirst(new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(heardFile(host, what)).start());
    }

    String heard(Host host, String what) {
        try {
            return Files.readString(heardFile(host, what).toPath());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private File heardFile(Host host, String what) {
        return folder.resolve(host.name() + "." + what).toFile();
    }

    /** Ends both programs, which tidy up. */
    void stop() throws IOException {
        processes.get(processes.size() - 2).getOutputStream().close();
        processes.getLast().destroy();
    }

    /** How many lines of a program's log contain a word, whatever its case. */
    long saysTimes(Host host, String word) {
        try (Stream<String> lines = Files.lines(log(host))) {
            return lines.filter(line -> line.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT))).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log(Host host) {
        return folder.resolve(host.name() + ".log");
    }

    String addresses(Host host) {
        return look("ip", "-n", host.namespace(), "-o", "addr");
    }

    /** A file below {@code /proc/sys/net}. */
    String setting(Host host, String name) {
        return look("ip", "netns", "exec", host.namespace(), "cat", "/proc/sys/net/" + name).strip();
    }

    void run(String... command) throws IOException, InterruptedException {
        RealProgram.Verdict verdict = RealProgram.run(folder, Map.of(), command);
        assertThat(verdict.exit()).as(String.join(" ", command) + ": " + verdict.output()).isZero();
    }

    String look(String... command) {
        try {
            return RealProgram.run(folder, Map.of(), command).output();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean answers(Host host, String address) throws IOException, InterruptedException {
        return RealProgram.run(folder, Map.of(), "ip", "netns", "exec", host.neighbour(), "ping", "-c", "1", "-W", "0.3", address)
                .exit() == 0;
    }

    void await(String what, Predicate<Host> condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(25);
        for (Host host : hosts) {
            while (!condition.test(host)) {
                if (System.nanoTime() - end > 0) {
                    throw new AssertionError("did not happen in time: " + what + " (" + host.name() + ")\n" + Files.readString(log(host))
                            + addresses(host));
                }
                TimeUnit.MILLISECONDS.sleep(50); // between two looks at another process
            }
        }
    }

    void close() throws IOException, InterruptedException {
        for (Process process : processes) {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
        for (Host host : hosts) {
            RealProgram.run(folder, Map.of(), "ip", "netns", "del", host.namespace());
            RealProgram.run(folder, Map.of(), "ip", "netns", "del", host.neighbour());
        }
    }
}
