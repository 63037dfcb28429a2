package io.evenkeel.director.keepalived;

import java.util.List;

import io.evenkeel.director.syntax.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code keepalived.conf} says, with {@code global_defs} applied and every value checked. Whether the interfaces
 * exist is not known here.
 *
 * @param routerId {@code router_id}, a name for people; {@code null} stands for the host's name
 * @param instances in the order of the files
 * @param document everything that was understood, in canonical form
 */
public record KeepalivedConfig(@Nullable String routerId, List<VrrpInstance> instances, Document document) {
    /** Copies the list. */
    public KeepalivedConfig {
        instances = List.copyOf(instances);
    }
}
