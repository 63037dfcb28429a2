package io.evenkeel.director.keepalived;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Who is told what happens to an instance or a sync group.
 *
 * @param scripts by keyword, such as {@code notify_master}
 * @param deleted whether others hear {@code DELETED}, and not {@code FAULT}, when it is taken out of the configuration
 * @param priorityChanges whether FIFOs are told of each other priority; {@code null}: as the sync group, then
 *     {@code global_defs} say
 */
public record NotifySettings(Map<String, Script> scripts, boolean deleted, @Nullable Boolean priorityChanges) {
    /** Copies the map. */
    public NotifySettings {
        scripts = Map.copyOf(scripts);
    }
}
