package io.evenkeel.vrrp;

import java.time.Instant;

import io.evenkeel.vrrp.protocol.Cause;

/**
 * A virtual router has changed its state, and everything that goes with it is done: addresses are on or off.
 *
 * @param at the time of day
 */
public record Transition(int virtualRouterId, String interfaceName, RouterState from, RouterState to, Cause cause,
        Instant at) {
    /** As the log shows it: {@code vrid 51 on eth0: Backup -> Active (no advertisement for 3.61 s)}. */
    @Override
    public String toString() {
        return "vrid " + virtualRouterId + " on " + interfaceName + ": " + from + " -> " + to + " (" + cause.text() + ")";
    }
}
