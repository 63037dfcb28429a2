package io.evenkeel.vrrp;

/** Hears of the transitions of virtual routers, as a {@link RouterEventListener} does. */
@FunctionalInterface
public interface TransitionListener extends RouterEventListener {
    /** As {@link #onEvent}. */
    void onTransition(Transition transition);

    @Override
    default void onEvent(RouterEvent event) {
        if (event instanceof Transition transition) {
            onTransition(transition);
        }
    }
}
