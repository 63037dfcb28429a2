package io.evenkeel.vrrp;

import java.time.Instant;
import java.util.List;

import io.evenkeel.vrrp.spi.VirtualAddress;

/**
 * How a virtual router is. Immutable.
 *
 * @param since when it came into this state
 * @param reason why it did, for people
 */
public record RouterStatus(int virtualRouterId, String interfaceName, RouterState state, int priority, Instant since,
        String reason, List<VirtualAddress> addresses) {
    /** Copies the list. */
    public RouterStatus {
        addresses = List.copyOf(addresses);
    }
}
