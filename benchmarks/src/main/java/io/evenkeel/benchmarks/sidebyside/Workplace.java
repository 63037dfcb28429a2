package io.evenkeel.benchmarks.sidebyside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * A temporary directory and the processes that work in it; closing it ends the processes, by their ids, and removes the
 * directory.
 *
 * <p>Any thread may close it, so that a shutdown hook can; nothing starts in it after that.
 */
final class Workplace implements AutoCloseable {
    private final Path directory;
    private final Thread hook = new Thread(this::cleanUp, "side-by-side-clean-up");
    private final ReentrantLock lock = new ReentrantLock();
    /** Last started first. Guarded by {@code lock}. */
    private final Deque<PinnedProcess> processes = new ArrayDeque<>();
    /** Guarded by {@code lock}. */
    private boolean closed;

    /** @param parent where to put the directory; other users must be able to pass through */
    Workplace(Path parent) {
        try {
            directory = Files.createTempDirectory(parent, "evenkeel-side-by-side-");
            // nginx, started by root, reads its files as another user.
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new Problem("cannot make a temporary directory: " + e.getMessage());
        }
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** A new directory in here for the files of one program. */
    Path newDirectory(String name) {
        try {
            return Files.createTempDirectory(directory, name + "-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Copies a configuration, with each {@code ${NAME}} replaced by its value.
     *
     * @return where the copy is
     */
    static Path fill(Path template, Map<String, String> values, Path folder) {
        try {
            String text = Files.readString(template);
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("${" + value.getKey() + "}", value.getValue());
            }
            return Files.writeString(folder.resolve(template.getFileName()), text);
        } catch (IOException e) {
            throw new Problem("cannot prepare the configuration " + template + ": " + e.getMessage());
        }
    }

    /** Starts a program on one CPU; it ends with this workplace at the latest. */
    PinnedProcess start(int cpu, Path folder, List<String> command) {
        lock.lock();
        try {
            if (closed) {
                throw new Problem("interrupted");
            }
            PinnedProcess process = PinnedProcess.start(cpu, folder, command);
            processes.push(process);
            return process;
        } finally {
            lock.unlock();
        }
    }

    /** Runs a program on one CPU to its end and returns what it printed, whatever its exit status. */
    Finished run(int cpu, List<String> command, long timeoutSeconds) {
        PinnedProcess process = start(cpu, newDirectory("run"), command);
        try {
            if (!process.process().waitFor(timeoutSeconds, TimeUnit.SECONDS)) {
                throw new Problem(
                        String.join(" ", command) + " did not end within " + timeoutSeconds + " s: " + process.output());
            }
            return new Finished(process.process().exitValue(), process.output());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("interrupted");
        } finally {
            stop(process);
        }
    }

    void stop(PinnedProcess process) {
        lock.lock();
        try {
            if (processes.remove(process)) {
                process.stop();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        cleanUp();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // The hook is running or has run; cleaning up twice does nothing.
        }
    }

    private void cleanUp() {
        lock.lock();
        try {
            closed = true;
            processes.forEach(PinnedProcess::stop);
            processes.clear();
            if (Files.exists(directory)) {
                try (Stream<Path> files = Files.walk(directory)) {
                    files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    /** A program that has ended: its exit status and all it printed. */
    record Finished(int status, String output) {}
}
