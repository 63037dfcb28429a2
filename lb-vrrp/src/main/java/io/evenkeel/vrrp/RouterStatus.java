package io.evenkeel.vrrp;

import java.time.Instant;
import java.util.List;

import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.spi.VirtualAddress;

/**
 * How a virtual router is at one moment. Immutable.
 *
 * @param name as configured
 * @param priority as it advertises, after tracking
 * @param since when it came into this state
 * @param reason why it did, for people
 * @param generation of its last turn as the active router, see {@link Transition#generation}; 0 before the first
 */
public record RouterStatus(String name, int virtualRouterId, String interfaceName, IpFamily family, RouterState state,
        int priority, Instant since, String reason, long generation, List<VirtualAddress> addresses,
        RouterCounters counters) {
    /** Copies the list. */
    public RouterStatus {
        addresses = List.copyOf(addresses);
    }
}
