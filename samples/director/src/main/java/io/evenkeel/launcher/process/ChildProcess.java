package io.evenkeel.launcher.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * A program that this one started, and the lines that it prints. Its standard input is a pipe that ends when this process
 * does, however it ends; programs of ours take that as their own end.
 *
 * <p>Any thread may call it. Listeners run on the thread that reads the lines.
 */
public final class ChildProcess implements AutoCloseable {
    private static final int LINES_KEPT = 200;

    private final String name;
    private final Process process;
    private final Thread reader;

    // Guarded by `lines`.
    private final Deque<String> lines = new ArrayDeque<>();
    private final List<Watch> watches = new ArrayList<>();
    private boolean ended;

    private ChildProcess(String name, Process process, Consumer<String> listener) {
        this.name = name;
        this.process = process;
        this.reader = Thread.ofPlatform().daemon().name(name + "-output").start(() -> read(listener));
    }

    /**
     * Starts a program.
     *
     * @param name for messages
     * @param environment added to that of this process
     * @param listener hears every line of its standard output and standard error
     * @throws UncheckedIOException when the program cannot be started
     */
    public static ChildProcess start(String name, List<String> command, Map<String, String> environment, Consumer<String> listener) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return new ChildProcess(name, builder.start(), listener);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.getFirst() + ": " + e.getMessage(), e);
        }
    }

    /** The number that the system gave it. */
    public long pid() {
        return process.pid();
    }

    /** Whether it runs. */
    public boolean alive() {
        return process.isAlive();
    }

    /**
     * Waits for a line that it has printed or will print.
     *
     * @throws IllegalStateException with what it printed last, when it ends or time is over before
     */
    public String await(Predicate<String> wanted, Duration limit) throws InterruptedException {
        CompletableFuture<@Nullable String> found = watch(wanted);
        String line = null;
        try {
            line = found.completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        if (line == null) {
            String what = alive() ? " did not get ready in " + limit.toSeconds() + " s" : " ended with status " + process.waitFor();
            throw new IllegalStateException(name + what + lastWords());
        }
        return line;
    }

    private CompletableFuture<@Nullable String> watch(Predicate<String> wanted) {
        var found = new CompletableFuture<@Nullable String>();
        synchronized (lines) {
            lines.stream().filter(wanted).findFirst().ifPresent(found::complete);
            if (ended) {
                found.complete(null);
            }
            watches.add(new Watch(wanted, found));
        }
        return found;
    }

    /**
     * Waits for its end.
     *
     * @return its exit status
     * @throws IllegalStateException when time is over before
     */
    public int awaitStatus(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(name + " did not end in " + limit.toSeconds() + " s" + lastWords());
        }
        return process.exitValue();
    }

    /** Ends it at once (SIGKILL) and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(5));
    }

    /** Asks it to end (SIGTERM); ends it by force when {@code patience} is over. */
    public void stop(Duration patience) {
        process.destroy();
        if (!awaitEnd(patience)) {
            kill();
        }
    }

    @Override
    public void close() {
        kill();
    }

    private boolean awaitEnd(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String lastWords() {
        synchronized (lines) {
            return lines.isEmpty() ? "" : "; it said: " + lines.getLast();
        }
    }

    private void read(Consumer<String> listener) {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                listener.accept(line);
                remember(line);
            }
        } catch (IOException e) {
            // The process was killed while it wrote.
            remember(String.valueOf(e.getMessage()));
        } finally {
            end();
        }
    }

    private void remember(String line) {
        synchronized (lines) {
            if (lines.size() == LINES_KEPT) {
                lines.removeFirst();
            }
            lines.addLast(line);
            watches.removeIf(watch -> watch.wanted.test(line) && watch.found.complete(line));
        }
    }

    private void end() {
        synchronized (lines) {
            ended = true;
            watches.forEach(watch -> watch.found.complete(null));
            watches.clear();
        }
    }

    @Override
    public String toString() {
        return name + " (pid " + pid() + ", " + reader.getName() + ")";
    }

    private record Watch(Predicate<String> wanted, CompletableFuture<@Nullable String> found) {}
}
