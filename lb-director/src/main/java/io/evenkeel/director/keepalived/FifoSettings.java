package io.evenkeel.director.keepalived;

import java.util.List;

/**
 * What {@code global_defs} say of FIFOs.
 *
 * @param fifos named pipes that get a line for each event, each path once
 * @param priorityChanges {@code vrrp_notify_priority_changes}, for instances that do not say it themselves
 * @param statesOnReload {@code fifo_write_vrrp_states_on_reload}
 */
public record FifoSettings(List<Fifo> fifos, boolean priorityChanges, boolean statesOnReload) {
    /** Copies the list. */
    public FifoSettings {
        fifos = List.copyOf(fifos);
    }
}
