package io.evenkeel.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file with the process id, for scripts that send signals. */
public final class PidFile {
    private PidFile() {}

    /**
     * Writes it.
     *
     * @throws UserError when that cannot be
     */
    public static void write(Path file) {
        try {
            Files.writeString(file, ProcessHandle.current().pid() + "\n");
        } catch (IOException e) {
            throw UserError.failed("cannot write the pid file " + file + ": " + Failure.ofFile(e) + "; choose another with -p");
        }
    }

    /** Removes it, if it is there and may be. */
    public static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            System.err.println("cannot remove the pid file " + file + ": " + Failure.ofFile(e));
        }
    }
}
