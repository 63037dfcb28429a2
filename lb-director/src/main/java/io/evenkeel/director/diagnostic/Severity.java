package io.evenkeel.director.diagnostic;

import java.util.Locale;

/** How much a {@link Diagnostic} matters. */
public enum Severity {
    /** The text has a mistake: there is no model. */
    ERROR,
    /** The text is right, and asks for something that is not carried out: there is a model, which must not run. */
    REFUSAL,
    /** The text is carried out, but probably not as its author meant. */
    WARNING,
    /** The text is right, and a part of it does nothing here, or acts in another way; the message says why. */
    NOTICE;

    /** The word that stands in front of a message. */
    public String label() {
        return this == REFUSAL ? "refused" : name().toLowerCase(Locale.ROOT);
    }
}
