package io.evenkeel.launcher.process;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Undoes things in the reverse order, once: when it is closed, or when the JVM ends before that (Ctrl-C, SIGTERM, an
 * exception nobody caught). What fails does not keep the rest from being undone.
 *
 * <p>Any thread may call it.
 */
public final class Cleanup implements AutoCloseable {
    private final Thread hook = new Thread(this::undoAll, "cleanup");

    // Guarded by `this`.
    private final Deque<Runnable> actions = new ArrayDeque<>();
    private boolean closing;

    /** Undoes what it is told about at the end of the JVM at the latest. */
    public static Cleanup atExit() {
        var cleanup = new Cleanup();
        Runtime.getRuntime().addShutdownHook(cleanup.hook);
        return cleanup;
    }

    private Cleanup() {}

    /** Something to undo. When the end has come already it is undone at once. */
    public void add(Runnable undo) {
        boolean late;
        synchronized (this) {
            late = closing;
            if (!late) {
                actions.push(undo);
            }
        }
        if (late) {
            undo.run();
        }
    }

    /** Something to close. */
    public <T extends AutoCloseable> T closing(T resource) {
        add(() -> {
            try {
                resource.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        return resource;
    }

    /** Whether undoing has begun: what fails from now on is no news. */
    public synchronized boolean begun() {
        return closing;
    }

    @Override
    public void close() {
        undoAll();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is going down: the hook runs, or has run.
            assert begun();
        }
    }

    // Holds the lock all the while, so that whoever comes second waits until everything is undone.
    private synchronized void undoAll() {
        closing = true;
        while (!actions.isEmpty()) {
            try {
                actions.pop().run();
            } catch (RuntimeException e) {
                System.err.println("evenkeel: could not clean up: " + e.getMessage());
            }
        }
    }
}
