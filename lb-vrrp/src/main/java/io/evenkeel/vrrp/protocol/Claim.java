package io.evenkeel.vrrp.protocol;

/**
 * How an active owner of the addresses stands to others that say that they own them, too: priority 255 on two routers is a
 * mistake, after which RFC 9568 erratum 8298 and keepalived leave one of them active. Times are those of the state's clock.
 */
public sealed interface Claim {
    /** Nobody else does; also where we own nothing. */
    record Undisputed() implements Claim {}

    /**
     * One with a lower address does, which ought to yield to us.
     *
     * @param heardAt when it was last heard
     * @param patientUntil when we yield to it, should it go on
     */
    record Disputed(long heardAt, long patientUntil) implements Claim {}

    /**
     * We have yielded to one that does, it has fallen silent, and we stand in with a priority of 254.
     *
     * @param restoreAt when ours is 255 again, if it stays silent
     */
    record Lent(long restoreAt) implements Claim {}
}
