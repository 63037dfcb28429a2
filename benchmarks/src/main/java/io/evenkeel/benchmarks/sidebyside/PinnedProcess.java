package io.evenkeel.benchmarks.sidebyside;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A program started on one CPU ({@code taskset} replaces itself by it, so the process id is the program's own). */
final class PinnedProcess {
    private static final long STOP_SECONDS = 5;

    private final Process process;
    private final Path log;

    private PinnedProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static PinnedProcess start(int cpu, Path folder, List<String> command) {
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", Integer.toString(cpu)));
        pinned.addAll(command);
        Path log = folder.resolve("output.log");
        try {
            return new PinnedProcess(new ProcessBuilder(pinned).directory(folder.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
        } catch (IOException e) {
            throw new Problem("cannot start " + String.join(" ", command) + ": " + e.getMessage());
        }
    }

    Process process() {
        return process;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** All it has printed so far. */
    String output() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "(its output cannot be read: " + e.getMessage() + ")";
        }
    }

    /** Asks it and its children to end, and makes them when they have not within a few seconds. */
    void stop() {
        List<ProcessHandle> family = Stream.concat(Stream.of(handle()), handle().descendants()).toList();
        process.destroy();
        for (ProcessHandle member : family) {
            if (!ends(member)) {
                member.destroyForcibly();
                ends(member);
            }
        }
    }

    private static boolean ends(ProcessHandle process) {
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}
