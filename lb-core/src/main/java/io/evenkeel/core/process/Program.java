package io.evenkeel.core.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program that was started, with all that it has started itself. No shell is involved. It has the environment of this
 * process, reads nothing and is not heard: its input and its output are {@code /dev/null}. Where the host has
 * {@code setsid} it leads a process group of its own, as keepalived's scripts do, and what it leaves running in the
 * background is ended with it; elsewhere its descendants are. Any thread.
 */
public final class Program {
    private static final Logger LOG = LoggerFactory.getLogger(Program.class);
    /** How long a program that is asked to end may take. */
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final boolean LEADS_GROUP = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "setsid")));

    private final Process process;

    private Program(Process process) {
        this.process = process;
    }

    /**
     * Starts a program.
     *
     * @param command the program and its arguments
     * @throws IOException when it is not there or may not be run
     */
    public static Program start(List<String> command) throws IOException {
        String file = command.get(0);
        if (file.startsWith("/") && !Files.isExecutable(Path.of(file))) {
            throw new IOException(file + " is not there or not executable");
        }
        List<String> words = new ArrayList<>(LEADS_GROUP ? List.of("setsid") : List.of());
        words.addAll(command);
        File nothing = new File("/dev/null");
        return new Program(new ProcessBuilder(words).redirectInput(nothing).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
    }

    /** Runs a program to its end, or for {@code timeout}. Interrupting the caller ends it at once. */
    public static ProgramResult run(List<String> command, Duration timeout) throws InterruptedException {
        Program program;
        try {
            program = start(command);
        } catch (IOException e) {
            return new ProgramResult.NotStarted(String.valueOf(e.getMessage()));
        }
        try {
            if (program.awaitEnd(timeout)) {
                return new ProgramResult.Ended(program.process.exitValue());
            }
        } catch (InterruptedException e) {
            program.kill(program.tree());
            throw e;
        }
        program.end();
        return new ProgramResult.TimedOut(timeout.toMillis());
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end; false when that does not come in time. */
    public boolean awaitEnd(Duration longest) throws InterruptedException {
        return process.waitFor(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Calls {@code heard} with its status when it has ended, on a thread of the JVM's. */
    public void onEnd(IntConsumer heard) {
        process.onExit().thenAccept(ended -> heard.accept(ended.exitValue()));
    }

    /** Asks it and all that it has started to end, and kills what still runs after a second. */
    public void end() throws InterruptedException {
        List<ProcessHandle> all = tree();
        signal("TERM");
        all.forEach(ProcessHandle::destroy);
        try {
            awaitEnds(all);
        } finally {
            kill(all);
        }
    }

    /** Those that the program has started may take longer than it does. */
    private static void awaitEnds(List<ProcessHandle> all) throws InterruptedException {
        try {
            CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                    .get(GRACE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            LOG.debug("not all has ended within {}", GRACE);
        } catch (ExecutionException e) {
            throw new AssertionError("waiting does not fail", e);
        }
    }

    private void kill(List<ProcessHandle> all) {
        signal("KILL");
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private List<ProcessHandle> tree() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    }

    // Java has no call for a group; the shell's own kill, as the program of that name is not everywhere.
    private void signal(String name) {
        if (LEADS_GROUP) {
            try {
                new ProcessBuilder("/bin/sh", "-c", "kill -s \"$1\" -- \"-$2\"", "kill", name, Long.toString(process.pid()))
                        .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            } catch (IOException e) {
                LOG.warn("cannot end what {} has started ({})", process.info().command().orElse("a program"), e.getMessage());
            }
        }
    }
}
