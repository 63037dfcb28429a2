package io.evenkeel.core;

/** Why a pool has no server for a request. */
public enum Rejection implements Admission {
    /** No server is usable: all are down, in maintenance, drained, or there is none. */
    NO_USABLE_SERVER,
    /** Servers are usable, but the request has tried every one of them. */
    ALL_TRIED,
    /** Servers are usable, but each has as many connections as it may. */
    SATURATED
}
