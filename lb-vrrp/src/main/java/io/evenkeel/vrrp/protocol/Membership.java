package io.evenkeel.vrrp.protocol;

/** How a virtual router stands in a sync group. */
public enum Membership {
    /** It is in none. */
    NONE,
    /**
     * The one whose address decides between two active hosts of equal priority. Of two hosts one may have the higher address on one
     * segment and the other on another: if every member decided, each would yield to the other at once, over and over.
     */
    DECIDER,
    /** Another one: it leaves that to the decider, for a while. */
    MEMBER
}
