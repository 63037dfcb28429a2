package io.evenkeel.vrrp.notify;

/** When a script runs, in the order in which several run at one event. */
public enum NotifyOccasion {
    /** Became active: {@code notify_master}. */
    ACTIVE,
    /** Became a backup: {@code notify_backup}. */
    BACKUP,
    /** Came into Fault: {@code notify_fault}. */
    FAULT,
    /** Was stopped: {@code notify_stop}. */
    STOPPED,
    /** A router was taken out of the configuration: {@code notify_deleted}. */
    DELETED,
    /** An active router has heard one of lower priority: {@code notify_master_rx_lower_pri}. */
    LOWER_PRIORITY,
    /** At every change of state, with {@code INSTANCE|GROUP NAME STATE PRIORITY} behind its own arguments: {@code notify}. */
    ANY
}
