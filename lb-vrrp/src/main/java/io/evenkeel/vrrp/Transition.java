package io.evenkeel.vrrp;

import java.time.Instant;

import io.evenkeel.vrrp.protocol.Cause;
import org.jspecify.annotations.Nullable;

/**
 * A virtual router has changed its state, and everything that goes with it is done: addresses are on or off.
 *
 * @param name the router, as configured
 * @param group its sync group; null for none
 * @param priority as it advertises, after tracking
 * @param generation a number that grows each time the router becomes active, on this host or, as long as the hosts' clocks
 *        differ by less than a takeover takes, on another: the fencing token to write beside what only the active host may
 *        write. Milliseconds of the time of day, raised if need be. 0 while it was never active here
 * @param at the time of day
 */
public record Transition(String name, int virtualRouterId, String interfaceName, @Nullable String group, int priority,
        RouterState from, RouterState to, Cause cause, long generation, Instant at) implements RouterEvent {
    /** As the log shows it: {@code vrid 51 on eth0: Backup -> Active (no advertisement for 3.61 s)}. */
    @Override
    public String toString() {
        return "vrid " + virtualRouterId + " on " + interfaceName + ": " + from + " -> " + to + " (" + cause.text() + ")";
    }
}
