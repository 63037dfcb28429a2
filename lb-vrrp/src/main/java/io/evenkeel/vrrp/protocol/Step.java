package io.evenkeel.vrrp.protocol;

import java.util.List;

/**
 * The answer of the machine to one event.
 *
 * @param actions to be carried out in this order, before the next event is given to the machine
 */
public record Step(State next, List<Action> actions) {
    /** Copies the list. */
    public Step {
        actions = List.copyOf(actions);
    }

    /** Nothing to do but to remember {@code next}. */
    static Step quiet(State next) {
        return new Step(next, List.of());
    }
}
