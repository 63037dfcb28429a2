package io.evenkeel.healthcheck;

/** The kinds of result that a check can have, in the words of HAProxy's statistics ({@code check_status}). */
public enum CheckStatus {
    /** The check could not be made for a reason on our side, for example no file descriptor left. */
    SOCKERR,
    /** Connected. */
    L4OK,
    /** No connection in time. */
    L4TOUT,
    /** The connection was refused or the address cannot be reached. */
    L4CON,
    /** The answer is the expected one. */
    L7OK,
    /** Connected, but no answer in time. */
    L7TOUT,
    /** The answer is not one of the protocol, or the connection broke before it was complete. */
    L7RSP,
    /** A correct answer with a status that is not expected. */
    L7STS
}
