package io.evenkeel.vrrp.protocol;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.evenkeel.vrrp.packet.Advertisement;

/**
 * What the machine has to know of one virtual router. Immutable; the values were checked by whoever built it.
 *
 * @param priority 1..254, or 255 for the owner of the addresses
 * @param intervalNanos time between our advertisements
 * @param preemption whether we take over from an active router of lower priority
 * @param source the address we advertise from; decides between equal priorities
 * @param addresses what the virtual router floats
 * @param announcements when and how often neighbours are told of them
 */
public record RouterConfig(int virtualRouterId, ProtocolVersion version, int priority, long intervalNanos,
        Preemption preemption, InetAddress source, List<InetAddress> addresses, AnnouncementPolicy announcements) {
    /** The priority of the router whose own addresses the virtual ones are. */
    public static final int OWNER_PRIORITY = 255;

    private static final int ADVERTISEMENTS_MISSED = 3;
    private static final int PRIORITIES = 256;
    private static final long NANOS_PER_CENTISECOND = TimeUnit.MILLISECONDS.toNanos(10);

    /** Copies the list. */
    public RouterConfig {
        addresses = List.copyOf(addresses);
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
    long skewNanos(long activeIntervalNanos) {
        long whole = switch (version) {
            case ProtocolVersion.V2 v2 -> TimeUnit.SECONDS.toNanos(1);
            case ProtocolVersion.V3 v3 -> activeIntervalNanos;
        };
        return (PRIORITIES - priority) * whole / PRIORITIES;
    }

    /** How long a backup bears silence: three intervals of the active router and the skew (section 6.1). */
    long activeDownNanos(long activeIntervalNanos) {
        return ADVERTISEMENTS_MISSED * activeIntervalNanos + skewNanos(activeIntervalNanos);
    }
}
