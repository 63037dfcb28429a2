package io.evenkeel.core.process;

/** How the run of a program came out. Immutable. */
public sealed interface ProgramResult {
    /** What happened, as the rest of a sentence about the program. */
    String text();

    /** Whether it ended with status 0. */
    default boolean isSuccess() {
        return this instanceof Ended ended && ended.status() == 0;
    }

    /** It ended by itself. */
    record Ended(int status) implements ProgramResult {
        @Override
        public String text() {
            return "ended with status " + status;
        }
    }

    /** It did not end in time, and was ended. */
    record TimedOut(long millis) implements ProgramResult {
        @Override
        public String text() {
            return "did not end within " + millis + " ms, and was ended";
        }
    }

    /** It could not be started. */
    record NotStarted(String reason) implements ProgramResult {
        @Override
        public String text() {
            return "cannot run (" + reason + ")";
        }
    }
}
