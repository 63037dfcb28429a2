package io.evenkeel.director.syntax;

import java.io.Serial;

import io.evenkeel.director.diagnostic.Diagnostic;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.diagnostic.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Ends the reading of one statement because of an error in it. It never leaves a reader: whoever reads a file statement
 * by statement takes down its {@link #diagnostic} and goes on with the next.
 */
public final class Complaint extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Diagnostic diagnostic;

    /** An error at a place. */
    public Complaint(Position position, String message, @Nullable String hint) {
        super(message, null, false, false);
        this.diagnostic = new Diagnostic(Severity.ERROR, position, message, hint);
    }

    /** What to tell the user. */
    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
