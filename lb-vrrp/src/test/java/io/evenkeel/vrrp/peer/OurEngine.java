package io.evenkeel.vrrp.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.evenkeel.vrrp.RouterState;

/** Our engine as a process in a namespace. */
final class OurEngine {
    private final Process process;
    private final Path log;

    private OurEngine(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Runs the engine with fewer privileges; it ends by itself. Returns what it printed. */
    static String refusal(Lab lab, String namespace, Path folder, String... privileges) throws Exception {
        Path log = folder.resolve("refused-" + System.nanoTime() + ".log");
        var command = new ArrayList<>(List.of("setpriv"));
        command.addAll(List.of(privileges));
        command.addAll(java("2", "100", "1000", "10.9.0.100/24", "-"));
        lab.start(namespace, log, command).waitFor();
        return Files.readString(log);
    }

    static OurEngine start(Lab lab, String namespace, Path folder, int version, int priority, long intervalMillis,
            String address, String password) throws IOException {
        Path log = folder.resolve("ours-" + System.nanoTime() + ".log");
        Process process = lab.start(namespace, log, java(Integer.toString(version), Integer.toString(priority),
                Long.toString(intervalMillis), address, password));
        return new OurEngine(process, log);
    }

    private static List<String> java(String... arguments) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), EngineMain.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** No goodbye: the kernel ends it, and the address stays where it is. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void stop() throws Exception {
        process.getOutputStream().close();
        process.waitFor();
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean is(RouterState state) {
        return output().lines().filter(line -> line.startsWith("AT ")).reduce((first, second) -> second)
                .filter(line -> line.endsWith(" " + state)).isPresent();
    }

    /** When it last changed its state, milliseconds of the time of day. */
    long lastTransitionMillis() {
        return output().lines().filter(line -> line.startsWith("AT "))
                .mapToLong(line -> Long.parseLong(line.substring(3, line.lastIndexOf(' '))))
                .max().orElseThrow();
    }
}
