package io.evenkeel.core.schedule.lvs;

/** What {@code sh} and {@code mh} can be told in LVS. */
public enum HashFlag {
    /** Look further when the server of a client is quiesced or overloaded, instead of refusing: {@code sh-fallback}, {@code mh-fallback}. */
    FALLBACK,
    /** Let the client's port take part, so that connections of one client spread: {@code sh-port}, {@code mh-port}. */
    PORT
}
