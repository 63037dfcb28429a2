package io.evenkeel.vrrp;

/**
 * Hears of all that happens to virtual routers: of one router, and of one sync group with its members, one event at a time
 * and in the order in which they happened. Those of different ones may come at the same time, on different threads. Listeners
 * do not wait for each other.
 */
@FunctionalInterface
public interface RouterEventListener {
    /** What it throws is logged. It may wait: that delays what it hears next of the same router or group, and nothing else. */
    void onEvent(RouterEvent event);

    /** Tells {@code listener} of transitions, and of nothing else. */
    static RouterEventListener ofTransitions(TransitionListener listener) {
        return event -> {
            if (event instanceof Transition transition) {
                listener.onTransition(transition);
            }
        };
    }
}
