package io.evenkeel.director.keepalived;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a {@code keepalived.conf} says, with {@code global_defs} applied and every value checked. Whether the interfaces
 * exist is not known here.
 *
 * @param routerId {@code router_id}, a name for people; {@code null} stands for the host's name
 * @param instances in the order of the files
 */
public record KeepalivedConfig(@Nullable String routerId, List<VrrpInstance> instances) {
    /** Copies the list. */
    public KeepalivedConfig {
        instances = List.copyOf(instances);
    }
}
