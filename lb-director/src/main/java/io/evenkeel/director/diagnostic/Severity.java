package io.evenkeel.director.diagnostic;

import java.util.Locale;

/** How much a {@link Diagnostic} matters. */
public enum Severity {
    /** The text cannot be carried out as written: there is no model. */
    ERROR,
    /** The text is carried out, but probably not as its author meant. */
    WARNING,
    /** The text is right, and a part of it does nothing here; the message says why. */
    NOTICE;

    /** The word that stands in front of a message. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
