package io.evenkeel.vrrp;

/** How an interface was at the last look. */
enum LinkState {
    /** There is none of that name. */
    MISSING,
    /** It is there, and cannot carry packets. */
    DOWN,
    /** It can carry packets. */
    UP
}
