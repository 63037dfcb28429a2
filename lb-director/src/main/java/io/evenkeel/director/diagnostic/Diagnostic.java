package io.evenkeel.director.diagnostic;

import org.jspecify.annotations.Nullable;

/**
 * One thing to say about one place of a file.
 *
 * @param rule what it is about
 * @param message a sentence without its final stop, lower case at its start
 * @param hint the cure, printed in brackets behind the message; {@code null} when the message is enough
 */
public record Diagnostic(Severity severity, Rule rule, Position position, String message, @Nullable String hint) {

    /** {@code file:line:column: error: message (hint)}. */
    @Override
    public String toString() {
        String line = position + ": " + severity.label() + ": " + message;
        return hint == null ? line : line + " (" + hint + ")";
    }
}
