package io.evenkeel.linux.route;

import java.util.Set;

/**
 * What has become of links since one looked last; how they are now, {@link RouteSocket#link} tells. Immutable.
 *
 * @param any whether any link has changed
 * @param interrupted the names of those that could not carry packets, or were not there, at some time since
 * @param isComplete false when the kernel could not keep up with telling: then any may have been
 */
public record LinkChanges(boolean any, Set<String> interrupted, boolean isComplete) {
    /** Copies the set. */
    public LinkChanges {
        interrupted = Set.copyOf(interrupted);
    }

    /** Whether that link could not carry packets for a moment, as far as is known. */
    public boolean interrupted(String name) {
        return !isComplete || interrupted.contains(name);
    }
}
