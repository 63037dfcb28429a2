package io.evenkeel.vrrp.protocol;

/**
 * How an active router stands to another with an equal claim. Two owners are a mistake, after which RFC 9568 erratum 8298 and
 * keepalived leave one of them active; in a sync group members decide in turn. Times are those of the state's clock.
 */
public sealed interface Claim {
    /** Nobody has one, or addresses have decided at once. */
    record Undisputed() implements Claim {}

    /**
     * One has whom we bear for a while: an owner with a lower address, which ought to yield, or any while the turn is another member's.
     *
     * @param heardAt when it was last heard
     * @param patientUntil when we yield to it, should it go on
     */
    record Disputed(long heardAt, long patientUntil) implements Claim {}

    /**
     * We have yielded to another owner, it has fallen silent, and we stand in with a priority of 254.
     *
     * @param restoreAt when ours is 255 again, if it stays silent
     */
    record Lent(long restoreAt) implements Claim {}
}
