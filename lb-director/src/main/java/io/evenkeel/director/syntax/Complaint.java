package io.evenkeel.director.syntax;

import java.io.Serial;

import io.evenkeel.director.diagnostic.Diagnostic;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.diagnostic.Rule;
import io.evenkeel.director.diagnostic.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Ends the reading of one statement because of an error in it, or of a value that is refused. It never leaves a reader: whoever reads a file statement
 * by statement takes down its {@link #diagnostic} and goes on with the next.
 */
public final class Complaint extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Diagnostic diagnostic;

    private Complaint(Severity severity, Rule rule, Position position, String message, @Nullable String hint) {
        super(message, null, false, false);
        this.diagnostic = new Diagnostic(severity, rule, position, message, hint);
    }

    /** An error at a place. */
    public Complaint(Rule rule, Position position, String message, @Nullable String hint) {
        this(Severity.ERROR, rule, position, message, hint);
    }

    /** An error that has no rule of its own. */
    public Complaint(Position position, String message, @Nullable String hint) {
        this(Rule.MISTAKE, position, message, hint);
    }

    /** A refusal of a value that is right and not carried out. */
    public static Complaint refusal(Position position, String message, @Nullable String hint) {
        return new Complaint(Severity.REFUSAL, Rule.REFUSED, position, message, hint);
    }

    /** What to tell the user. */
    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
