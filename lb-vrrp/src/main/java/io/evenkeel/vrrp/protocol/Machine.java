package io.evenkeel.vrrp.protocol;

/**
 * The protocol as a function. {@link VrrpMachine#step} is the one; a test may give the driver another, to see that a wrong
 * one is found out.
 */
@FunctionalInterface
public interface Machine {
    /** As {@link VrrpMachine#step}. */
    Step step(RouterConfig config, State state, Event event, long nowNanos);
}
