package io.evenkeel.core;

/** What the checks say about a server. */
public enum Health {
    /** No check has decided yet, or there is none: traffic is sent as to a server that is up, as HAProxy does. */
    UNCHECKED,
    /** The checks succeed. */
    UP,
    /** The checks fail: no traffic. */
    DOWN
}
