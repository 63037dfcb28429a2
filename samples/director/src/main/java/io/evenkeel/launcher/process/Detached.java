package io.evenkeel.launcher.process;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The way into the background. A JVM cannot fork: the program starts itself again by its script, which makes a session of its own
 * for the new process and waits until that says on its standard output that it is ready, or with what status it ends. So whoever
 * started the program gets status 0 when it serves, and that of the failure else.
 */
public final class Detached {
    private static final boolean HERE = Boolean.getBoolean("evenkeel.detached");

    private Detached() {}

    /** Whether this process is the one in the background. */
    public static boolean here() {
        return HERE;
    }

    /**
     * Starts {@code program} again in the background.
     *
     * @param program the script's name, for example {@code haproxy}
     * @return its status: 0 when it is ready
     */
    public static int start(String program, List<String> arguments) throws InterruptedException {
        String evenkeel = System.getProperty("evenkeel.command");
        if (evenkeel == null) {
            throw new IllegalStateException("only the script " + program + " can go into the background: this is a JVM started by hand");
        }
        List<String> command = new ArrayList<>(List.of(Path.of(evenkeel).resolveSibling(program).toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("EVENKEEL_DETACH", "1");
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("cannot go into the background: " + e.getMessage(), e);
        }
    }

    /** Says that this process serves, and leaves the terminal alone from now on. Does nothing in the foreground. */
    public static void ready() {
        if (HERE) {
            System.out.println("ready");
            System.out.flush();
            System.err.flush();
            discard(FileDescriptor.out);
            discard(FileDescriptor.err);
        }
    }

    /** Ends the JVM, and says the status to who waits. */
    public static void exit(int status) {
        if (HERE) {
            System.out.println("exit " + status);
            System.out.flush();
        }
        System.exit(status);
    }

    // Closing one of the first three descriptors opens /dev/null in its place.
    private static void discard(FileDescriptor descriptor) {
        try (FileOutputStream stream = new FileOutputStream(descriptor)) {
            stream.flush();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
