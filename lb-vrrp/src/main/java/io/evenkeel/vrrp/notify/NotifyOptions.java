package io.evenkeel.vrrp.notify;

import java.util.Set;

/**
 * What is said of some routers only. Immutable.
 *
 * @param deleted the routers that are said to be {@code DELETED} when they are taken out of the configuration; others are
 *        said to be in {@code FAULT}, as keepalived has it ({@code notify_deleted})
 * @param priorities the routers of which each other priority is said to FIFOs ({@code notify_priority_changes})
 */
public record NotifyOptions(Set<String> deleted, Set<String> priorities) {
    /** What keepalived says unless it is told otherwise. */
    public static final NotifyOptions NONE = new NotifyOptions(Set.of(), Set.of());

    /** Copies the sets. */
    public NotifyOptions {
        deleted = Set.copyOf(deleted);
        priorities = Set.copyOf(priorities);
    }
}
