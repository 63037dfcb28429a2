package io.evenkeel.vrrp.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import io.evenkeel.vrrp.RouterState;

/** Our engine as a process in a namespace. */
final class OurEngine {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-Devenkeel.log=debug");

    private final Process process;
    private final Path log;

    private OurEngine(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static OurEngine start(Lab lab, Lab.Host host, Path folder, List<RouterSpec> routers) throws IOException {
        return start(lab, host, folder, routers, QUICK_START);
    }

    /** As above, with flags of the JVM. */
    static OurEngine start(Lab lab, Lab.Host host, Path folder, List<RouterSpec> routers, List<String> flags)
            throws IOException {
        Path log = folder.resolve("ours-" + COUNT.incrementAndGet() + ".log");
        return new OurEngine(lab.start(host.namespace(), log, java(host, routers, flags)), log);
    }

    /** Runs the engine with fewer privileges; it ends by itself. Returns what it printed. */
    static String refusal(Lab lab, Lab.Host host, Path folder, String... privileges) throws Exception {
        Path log = folder.resolve("refused-" + COUNT.incrementAndGet() + ".log");
        var command = new ArrayList<>(List.of("setpriv"));
        command.addAll(List.of(privileges));
        command.addAll(java(host, List.of(RouterSpec.v2("lab", 51)), QUICK_START));
        lab.start(host.namespace(), log, command).waitFor();
        return Files.readString(log);
    }

    private static List<String> java(Lab.Host host, List<RouterSpec> routers, List<String> flags) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), EngineMain.class.getName()));
        routers.forEach(router -> command.add(router.forEngine(host.peerAddress(router.isIpv6()))));
        return command;
    }

    /** The number of the JVM's process: {@code ip netns exec} becomes what it starts. */
    long process() {
        return process.pid();
    }

    /** No goodbye: the kernel ends it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void stop() throws Exception {
        process.getOutputStream().close();
        process.waitFor();
    }

    /** Asks for counters; they come as lines {@code STATUS ...} into the output. */
    void askStatus() throws IOException {
        process.getOutputStream().write("status\n".getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean is(RouterState state, RouterSpec router) {
        return lastTransition(router).filter(line -> line.endsWith(" " + state)).isPresent();
    }

    boolean areAll(RouterState state, List<RouterSpec> routers) {
        return routers.stream().allMatch(router -> is(state, router));
    }

    /** When a router last changed its state, milliseconds of the time of day. */
    long lastTransitionMillis(RouterSpec router) {
        return Long.parseLong(lastTransition(router).orElseThrow().split(" ", -1)[1]);
    }

    private Optional<String> lastTransition(RouterSpec router) {
        return output().lines().filter(line -> line.matches("AT \\d+ " + router.name() + " \\w+"))
                .reduce((first, second) -> second);
    }
}
