package io.evenkeel.launcher;

/**
 * Something that the person at the terminal can put right. The message is one sentence with the cure; it is printed
 * without a stack trace.
 */
public final class UserError extends RuntimeException {
    /** Exit status of a failure while running. */
    public static final int FAILED = 1;

    /** Exit status of a wrong command line or a wrong configuration. */
    public static final int USAGE = 2;

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /** An error that ends the program with {@code exitCode}. */
    public UserError(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    /** A failure while running. */
    public static UserError failed(String sentence) {
        return new UserError(FAILED, sentence);
    }

    /** The program's exit status. */
    public int exitCode() {
        return exitCode;
    }
}
