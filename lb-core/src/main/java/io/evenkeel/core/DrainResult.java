package io.evenkeel.core;

/** How {@link Pool#drain} ended. */
public enum DrainResult {
    /** Nothing was in flight any more. */
    IDLE,
    /** The deadline came first; what is in flight goes on. */
    DEADLINE,
    /** The server is no longer to be drained: somebody wished otherwise, or drained it anew. */
    GIVEN_UP
}
