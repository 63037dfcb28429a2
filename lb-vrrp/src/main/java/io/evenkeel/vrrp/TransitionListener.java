package io.evenkeel.vrrp;

/** Hears of transitions, one at a time, in the order in which they happened on one interface. */
@FunctionalInterface
public interface TransitionListener {
    /** What it throws is logged. A slow listener delays other listeners, never the protocol. */
    void onTransition(Transition transition);
}
