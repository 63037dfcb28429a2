package io.evenkeel.vrrp.linux.doctor;

/**
 * One thing that was looked at.
 *
 * @param subject what it is about, such as {@code eth0}
 * @param text a sentence that says how it is, without a full stop
 * @param cure a sentence that says what to do, or a command; empty when there is nothing to do
 */
public record Finding(Severity severity, String subject, String text, String cure) {
    /** How much it matters. */
    public enum Severity {
        /** As it should be. */
        GOOD,
        /** Worth knowing. */
        NOTE,
        /** Works, but not always. */
        WARNING,
        /** Does not work. */
        PROBLEM
    }

    static Finding good(String subject, String text) {
        return new Finding(Severity.GOOD, subject, text, "");
    }

    static Finding note(String subject, String text, String cure) {
        return new Finding(Severity.NOTE, subject, text, cure);
    }

    static Finding warning(String subject, String text, String cure) {
        return new Finding(Severity.WARNING, subject, text, cure);
    }

    static Finding problem(String subject, String text, String cure) {
        return new Finding(Severity.PROBLEM, subject, text, cure);
    }

    /** One line for people. */
    @Override
    public String toString() {
        return switch (severity) {
            case GOOD -> "ok       ";
            case NOTE -> "note     ";
            case WARNING -> "warning  ";
            case PROBLEM -> "PROBLEM  ";
        } + subject + ": " + text + (cure.isEmpty() ? "" : "; " + cure);
    }
}
