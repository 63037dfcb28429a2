package io.evenkeel.vrrp.bfd.protocol;

import java.util.List;

/**
 * The answer of the machine to one event.
 *
 * @param actions to be carried out in this order, before the next event is given to the machine
 */
public record BfdStep(BfdSession next, List<BfdAction> actions) {
    /** Copies the list. */
    public BfdStep {
        actions = List.copyOf(actions);
    }
}
