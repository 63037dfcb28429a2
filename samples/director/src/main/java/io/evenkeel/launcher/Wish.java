package io.evenkeel.launcher;

/** What a signal asks of a {@link Service}. */
public enum Wish {
    /** End at once. */
    STOP,
    /** Listen no more and end when the last request is done. */
    DRAIN,
    /** Read the configuration anew and change to it. */
    RELOAD,
    /** Say how everything is, in the log. */
    REPORT,
    /** Listen no more for a while; serve those who are there. */
    PAUSE,
    /** Listen again. */
    RESUME
}
