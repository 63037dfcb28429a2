package io.evenkeel.launcher;

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
}
