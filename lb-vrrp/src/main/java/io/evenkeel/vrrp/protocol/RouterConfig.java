package io.evenkeel.vrrp.protocol;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.evenkeel.vrrp.packet.Advertisement;
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
 * @param grouped whether it becomes active only together with others
 */
public record RouterConfig(int virtualRouterId, ProtocolVersion version, int priority, long intervalNanos,
        int advertsMissed, Preemption preemption, InetAddress source, List<InetAddress> addresses,
        AnnouncementPolicy announcements, Delivery delivery, Protection protection, RivalPolicy rivals,
        long startupDelayNanos, boolean grouped) {
    /** The priority of the router whose own addresses the virtual ones are. */
    public static final int OWNER_PRIORITY = 255;
    /** How many intervals of silence a backup bears, in the RFCs. */
    public static final int ADVERTS_MISSED = 3;

    private static final int PRIORITIES = 256;
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
                RivalPolicy.DEFAULT, 0, false);
    }

    /** The same with another priority. */
    public RouterConfig withPriority(int effective) {
        return new RouterConfig(virtualRouterId, version, effective, intervalNanos, advertsMissed, preemption, source,
                addresses, announcements, delivery, protection, rivals, startupDelayNanos, grouped);
    }

    /** The same, advertising from another address. */
    public RouterConfig withSource(InetAddress address) {
        return new RouterConfig(virtualRouterId, version, priority, intervalNanos, advertsMissed, preemption, address,
                addresses, announcements, delivery, protection, rivals, startupDelayNanos, grouped);
    }

    /** The same, in a sync group or by itself. */
    public RouterConfig withGrouped(boolean yes) {
        return new RouterConfig(virtualRouterId, version, priority, intervalNanos, advertsMissed, preemption, source,
                addresses, announcements, delivery, protection, rivals, startupDelayNanos, yes);
    }

    /** Whether the addresses are this host's own. */
    public boolean isOwner() {
        return priority == OWNER_PRIORITY;
    }

    /** The advertisement to send, with {@code advertisedPriority}: ours, or {@link Advertisement#RESIGN}. */
    public Advertisement advertisement(int advertisedPriority) {
        return switch (version) {
            case ProtocolVersion.V2(var authentication) -> new Advertisement.V2(virtualRouterId, advertisedPriority,
                    (int) TimeUnit.NANOSECONDS.toSeconds(intervalNanos), authentication, addresses);
            case ProtocolVersion.V3(var checksumForm) -> new Advertisement.V3(virtualRouterId, advertisedPriority,
                    (int) (intervalNanos / NANOS_PER_CENTISECOND), checksumForm, addresses);
        };
    }

    /**
     * How much longer than the others a backup of our priority waits. RFC 3768 section 6.1: a share of one second; RFC
     * 9568 section 6.1: a share of the active router's interval.
     */
    public long skewNanos(long activeIntervalNanos) {
        long whole = switch (version) {
            case ProtocolVersion.V2 v2 -> TimeUnit.SECONDS.toNanos(1);
            case ProtocolVersion.V3 v3 -> activeIntervalNanos;
        };
        return (PRIORITIES - priority) * whole / PRIORITIES;
    }

    /** How long a backup bears silence: some intervals of the active router, and the skew (section 6.1). */
    public long activeDownNanos(long activeIntervalNanos) {
        return advertsMissed * activeIntervalNanos + skewNanos(activeIntervalNanos);
    }
}
