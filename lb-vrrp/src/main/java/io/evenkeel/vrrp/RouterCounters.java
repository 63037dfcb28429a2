package io.evenkeel.vrrp;

import java.util.Map;

import io.evenkeel.vrrp.packet.DropReason;

/**
 * What a virtual router has done and seen since it was started. Immutable; {@link RouterStatus} has the numbers of one moment.
 *
 * @param sent advertisements, resignations included
 * @param received advertisements that were taken
 * @param dropped advertisements for it that were not taken, by reason; none with 0
 * @param becameActive how often
 * @param resigned how often it gave up by itself, so that others took over at once
 * @param announcements gratuitous ARPs and neighbour advertisements
 * @param restored addresses that somebody else had removed, put back
 * @param stalls how often it yielded because this process was held up
 * @param rivals advertisements of other routers that were active at the same time and had a lower claim
 * @param worstLateNanos how late the latest deadline was met
 */
public record RouterCounters(long sent, long received, Map<DropReason, Long> dropped, long becameActive, long resigned,
        long announcements, long restored, long stalls, long rivals, long worstLateNanos) {
    /** Copies the map. */
    public RouterCounters {
        dropped = Map.copyOf(dropped);
    }
}
