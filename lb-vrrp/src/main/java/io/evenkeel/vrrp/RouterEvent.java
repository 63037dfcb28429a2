package io.evenkeel.vrrp;

import java.net.InetAddress;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What happens to virtual routers and sync groups. Immutable. More kinds may come: who hears of events names those that it
 * is for, and lets the others pass.
 */
public sealed interface RouterEvent permits Transition, RouterEvent.GroupTransition, RouterEvent.PriorityChange,
        RouterEvent.LowerPriorityHeard {
    /** The time of day. */
    Instant at();

    /**
     * All members of a sync group have come into one state; each of them has said so before.
     *
     * @param name the group, as configured
     */
    record GroupTransition(String name, RouterState from, RouterState to, Instant at) implements RouterEvent {
        /** As the log shows it: {@code sync group G: Backup -> Active}. */
        @Override
        public String toString() {
            return "sync group " + name + ": " + from + " -> " + to;
        }
    }

    /**
     * Tracking, or another configuration, has given a virtual router another priority.
     *
     * @param name the router, as configured
     * @param group its sync group; null for none
     * @param state what it is meanwhile
     * @param before as it advertised until now
     * @param priority as it advertises from now on
     */
    record PriorityChange(String name, @Nullable String group, RouterState state, int before, int priority, Instant at)
            implements
                RouterEvent {
        /** As the log shows it: {@code VI_1: priority 100 -> 120}. */
        @Override
        public String toString() {
            return name + ": priority " + before + " -> " + priority;
        }
    }

    /**
     * An active virtual router has heard another active one that is to yield to it, and may have taken over what only one of
     * them can have: an address that a cloud gives out, for instance. At most two are told in one advertisement interval,
     * and none while listeners are at the last one.
     *
     * @param name the router, as configured
     * @param group its sync group; null for none
     * @param source who was heard
     * @param lower its priority
     * @param priority ours
     * @param generation of our turn as the active router, see {@link Transition#generation}
     */
    record LowerPriorityHeard(String name, @Nullable String group, InetAddress source, int lower, int priority,
            long generation, Instant at) implements RouterEvent {
        /** As the log shows it: {@code VI_1: 10.0.0.2 is active with priority 50, ours is 100}. */
        @Override
        public String toString() {
            return name + ": " + source.getHostAddress() + " is active with priority " + lower + ", ours is " + priority;
        }
    }
}
