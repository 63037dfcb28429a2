package io.evenkeel.vrrp.protocol;

import java.net.InetAddress;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

import io.evenkeel.vrrp.packet.Advertisement;
import io.evenkeel.vrrp.packet.ChecksumForm;
import io.evenkeel.vrrp.packet.IpFamily;

/**
 * What the machine has to know of one virtual router. Immutable; the values were checked by whoever built it.
 *
 * @param priority 1..254 after tracking, or 255 for the owner of the addresses
 * @param intervalNanos time between our advertisements
 * @param advertsMissed how many intervals of silence a backup bears, besides the skew
 * @param preemption whether we take over from an active router of lower priority
 * @param source the address we advertise from; decides between equal priorities
 * @param addresses what the virtual router advertises
 * @param announcements when and how often neighbours are told of them
 * @param startupDelayNanos how long the router holds back after its start
 * @param membership whether it becomes active only together with others
 */
public record RouterConfig(int virtualRouterId, ProtocolVersion version, int priority, long intervalNanos,
        int advertsMissed, Preemption preemption, InetAddress source, List<InetAddress> addresses,
        AnnouncementPolicy announcements, Delivery delivery, Protection protection, RivalPolicy rivals,
        long startupDelayNanos, Membership membership) {
    /** The priority of the router whose own addresses the virtual ones are. */
    public static final int OWNER_PRIORITY = 255;
    /** How many intervals of silence a backup bears, in the RFCs. */
    public static final int ADVERTS_MISSED = 3;

    private static final long MOST_EARLY_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int PRIORITIES = 256;
    /** An owner that has yielded to another one goes on with this. */
    private static final int YIELDED_OWNER_PRIORITY = 254;
    /** How many of our advertisements another owner, or an equal in a sync group, may ignore before we yield to it. */
    private static final int ADVERTS_TO_EQUAL = 2;
    private static final long NANOS_PER_CENTISECOND = TimeUnit.MILLISECONDS.toNanos(10);

    /** Copies the list. */
    public RouterConfig {
        addresses = List.copyOf(addresses);
    }

    /** A router by itself, over multicast, without protection, as RFC 9568 has it. */
    public RouterConfig(int virtualRouterId, ProtocolVersion version, int priority, long intervalNanos,
            Preemption preemption, InetAddress source, List<InetAddress> addresses, AnnouncementPolicy announcements) {
        this(virtualRouterId, version, priority, intervalNanos, ADVERTS_MISSED, preemption, source, addresses,
                announcements, new Delivery.Multicast(IpFamily.of(source).group()), new Protection.None(),
                RivalPolicy.DEFAULT, 0, new Membership.Alone());
    }

    /** The same with another priority. */
    public RouterConfig withPriority(int effective) {
        return new RouterConfig(virtualRouterId, version, effective, intervalNanos, advertsMissed, preemption, source,
                addresses, announcements, delivery, protection, rivals, startupDelayNanos, membership);
    }

    /** The same, advertising from another address. */
    public RouterConfig withSource(InetAddress address) {
        return new RouterConfig(virtualRouterId, version, priority, intervalNanos, advertsMissed, preemption, address,
                addresses, announcements, delivery, protection, rivals, startupDelayNanos, membership);
    }

    /** The same, in a sync group or by itself. */
    public RouterConfig withMembership(Membership other) {
        return new RouterConfig(virtualRouterId, version, priority, intervalNanos, advertsMissed, preemption, source,
                addresses, announcements, delivery, protection, rivals, startupDelayNanos, other);
    }

    /** The same with another version, or with what was learned of it. */
    public RouterConfig withVersion(ProtocolVersion other) {
        return new RouterConfig(virtualRouterId, other, priority, intervalNanos, advertsMissed, preemption, source,
                addresses, announcements, delivery, protection, rivals, startupDelayNanos, membership);
    }

    /** The same, held back for so long after the start. */
    public RouterConfig withStartupDelay(long nanos) {
        return new RouterConfig(virtualRouterId, version, priority, intervalNanos, advertsMissed, preemption, source,
                addresses, announcements, delivery, protection, rivals, nanos, membership);
    }

    /** As an owner that has yielded to another one goes on; the same for any other. */
    RouterConfig yielded() {
        return isOwner() ? withPriority(YIELDED_OWNER_PRIORITY) : this;
    }

    /** What it is from now on, having taken {@code advertisement}: one with an old checksum is answered with such. */
    public RouterConfig having(Advertisement advertisement) {
        return version instanceof ProtocolVersion.V3(var form, boolean learns) && learns
                && form != ChecksumForm.GROUP_PSEUDO_HEADER && advertisement instanceof Advertisement.V3 v3
                && v3.checksumForm() == ChecksumForm.GROUP_PSEUDO_HEADER
                        ? withVersion(new ProtocolVersion.V3(ChecksumForm.GROUP_PSEUDO_HEADER, true))
                        : this;
    }

    /** Whether it becomes active only together with others. */
    public boolean isGrouped() {
        return membership instanceof Membership.Member;
    }

    /** Whether the addresses are this host's own. */
    public boolean isOwner() {
        return priority == OWNER_PRIORITY;
    }

    /** The advertisement to send, with {@code advertisedPriority}: ours, or {@link Advertisement#RESIGN}. */
    public Advertisement advertisement(int advertisedPriority) {
        return switch (version) {
            case ProtocolVersion.V2(var authentication, var requires) -> new Advertisement.V2(virtualRouterId, advertisedPriority,
                    (int) TimeUnit.NANOSECONDS.toSeconds(intervalNanos), authentication, addresses);
            case ProtocolVersion.V3(var checksumForm, var learns) -> new Advertisement.V3(virtualRouterId, advertisedPriority,
                    (int) (intervalNanos / NANOS_PER_CENTISECOND), checksumForm, addresses);
        };
    }

    /**
     * How much longer than the others a backup of our priority waits. RFC 3768 section 6.1: a share of one second; RFC
     * 9568 section 6.1: a share of the active router's interval.
     */
    public long skewNanos(long activeIntervalNanos) {
        return skewNanos(priority, activeIntervalNanos);
    }

    private long skewNanos(int priorityOfBackup, long activeIntervalNanos) {
        long whole = switch (version) {
            case ProtocolVersion.V2 v2 -> TimeUnit.SECONDS.toNanos(1);
            case ProtocolVersion.V3 v3 -> activeIntervalNanos;
        };
        return (PRIORITIES - priorityOfBackup) * whole / PRIORITIES;
    }

    /** How long a backup bears silence: some intervals of the active router, and the skew (section 6.1). */
    public long activeDownNanos(long activeIntervalNanos) {
        return advertsMissed * activeIntervalNanos + skewNanos(activeIntervalNanos);
    }

    /**
     * By how much an advertisement may come too early, so that those of several routers go out together: a hundredth of the
     * interval, at most 10 ms. Only the first one does: the next is due a whole interval later.
     */
    public long earlyNanos() {
        return Math.min(intervalNanos / 100, MOST_EARLY_NANOS);
    }

    /** After how long without an advertisement of ours another router must be taken to be active. */
    long overtakenNanos() {
        int other = preemption instanceof Preemption.Never(OptionalInt highest) ? highest.orElse(priority) : priority;
        return advertsMissed * intervalNanos + skewNanos(other, intervalNanos);
    }

    /**
     * How often we bear an equal for {@link #patienceWithEqualNanos} before we yield to it; empty for ever. No two hosts yield at the
     * same time: with each rank comes first the one that has to, then, if the sender owns the addresses as we do, the other.
     *
     * @param outranksUs whether the sender has the higher address, so that it is for us to yield
     */
    OptionalInt timesToBearEqual(boolean outranksUs) {
        int rank = membership.rank();
        if (isOwner()) { // erratum 8298 of RFC 9568: with both of us active neither can be reached
            return OptionalInt.of(2 * rank + (outranksUs ? 0 : 1));
        }
        return outranksUs ? OptionalInt.of(rank) : OptionalInt.empty();
    }

    /** Until a router that ought to yield must have heard some of our advertisements, and its own next one would have come. */
    long patienceWithEqualNanos(long otherIntervalNanos) {
        long ours = Math.max(intervalNanos, membership.slowestNanos());
        return ADVERTS_TO_EQUAL * ours + Math.max(ours, otherIntervalNanos) * 6 / 5;
    }
}
