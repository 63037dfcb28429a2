package io.evenkeel.vrrp;

/** Hears of the transitions of virtual routers, as a {@link RouterEventListener} does of all that happens to them. */
@FunctionalInterface
public interface TransitionListener {
    /** As {@link RouterEventListener#onEvent}. */
    void onTransition(Transition transition);
}
