package io.evenkeel.vrrp;

/**
 * Hears of transitions: of one router, and of one sync group, one at a time and in the order in which they happened. Those of
 * different ones may come at the same time, on different threads.
 */
@FunctionalInterface
public interface TransitionListener {
    /** What it throws is logged. It may wait: that delays other listeners of the same router or group, never the protocol. */
    void onTransition(Transition transition);
}
