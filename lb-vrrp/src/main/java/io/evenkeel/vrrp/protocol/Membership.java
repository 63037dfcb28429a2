package io.evenkeel.vrrp.protocol;

/** How a virtual router stands in a sync group. */
public sealed interface Membership {
    /** How many turns come before its own when equal hosts decide which of them yields, each of which takes some time. */
    int rank();

    /** The longest interval of a member; 0 without a group. */
    long slowestNanos();

    /** It is in none. */
    record Alone() implements Membership {
        @Override
        public int rank() {
            return 0;
        }

        @Override
        public long slowestNanos() {
            return 0;
        }
    }

    /**
     * It becomes active only together with others. Of two active hosts of equal priority one may have the higher address on one segment
     * and the other on another: if every member yielded by its own, both hosts would step back at once. So they decide in turn.
     */
    record Member(int rank, long slowestNanos) implements Membership {}
}
