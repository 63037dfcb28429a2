package io.evenkeel.director.diagnostic;

/** What becomes of a mistake whose meaning is known all the same, such as those that tutorials pass on. */
public enum Strictness {
    /** It is an error at its place. */
    STRICT,
    /** It is repaired, and a warning says what was assumed. */
    LENIENT
}
