package io.evenkeel.launcher;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** What a person is told about an exception. */
public final class Failure {
    private Failure() {}

    /**
     * One sentence. Exceptions of the library say it themselves; one without a message is a fault of this program and says
     * how to find out more.
     */
    public static String sentence(Throwable failure) {
        String message = failure.getMessage();
        if (message == null || failure instanceof NullPointerException || failure instanceof ClassCastException) {
            return "a fault in this program: " + failure + "; set EVENKEEL_DEBUG=1 to see where";
        }
        return message.lines().findFirst().orElse(message);
    }

    /** Why a file could not be opened, written or removed, without its name. */
    public static String ofFile(IOException failure) {
        return switch (failure) {
            case NoSuchFileException none -> "there is no such directory";
            case AccessDeniedException denied -> "this user may not";
            case FileSystemException other -> Objects.requireNonNullElse(other.getReason(), sentence(other));
            default -> sentence(failure);
        };
    }
}
