package io.evenkeel.director.keepalived;

import java.util.List;

import io.evenkeel.director.diagnostic.Diagnostic;
import io.evenkeel.director.diagnostic.Severity;
import io.evenkeel.director.keepalived.text.TextRules;

/** The exit code that {@code keepalived -t} would have for what a reading has to say. */
public final class KeepalivedExit {
    /** Nothing is wrong. */
    public static final int RIGHT = 0;
    /** Something in the text is wrong. */
    public static final int WRONG = 5;
    /** Scripts are not safe, or a file whose inclusion is required is missing. */
    public static final int UNSAFE = 6;

    private KeepalivedExit() {}

    /** The code for these messages; that of a strict reading agrees with keepalived. */
    public static int code(List<Diagnostic> diagnostics) {
        int code = RIGHT;
        for (Diagnostic diagnostic : diagnostics) {
            boolean error = diagnostic.severity() == Severity.ERROR;
            boolean include = diagnostic.rule().equals(TextRules.INCLUDE_MISSING) || diagnostic.rule().equals(TextRules.INCLUDE_UNREADABLE);
            if (diagnostic.rule().equals(KeepalivedRules.SCRIPT_SECURITY) || (error && include)) {
                return UNSAFE;
            }
            code = error ? WRONG : code;
        }
        return code;
    }
}
