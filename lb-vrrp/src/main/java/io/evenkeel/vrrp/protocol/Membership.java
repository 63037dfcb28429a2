package io.evenkeel.vrrp.protocol;

/** How a virtual router stands in a sync group. */
public sealed interface Membership {
    /** It is in none. */
    record Alone() implements Membership {}

    /**
     * It becomes active only together with others. Of two active hosts of equal priority one may have the higher address on one segment
     * and the other on another: if every member yielded by its own, both hosts would step back at once. So they decide in turn.
     *
     * @param rank how many turns come before its own, each of which takes some time
     * @param slowestNanos the longest interval of a member
     */
    record Member(int rank, long slowestNanos) implements Membership {}
}
