package io.evenkeel.core;

/** What the operator wants of a server, whatever its health. */
public enum AdministrativeState {
    /** Traffic, if healthy. */
    READY,
    /** No new traffic by the scheduler; what is under way goes on. */
    DRAIN,
    /** No traffic at all. */
    MAINTENANCE
}
