package io.evenkeel.vrrp.protocol;

import java.net.InetAddress;
import java.util.Set;

import io.evenkeel.vrrp.packet.Advertisement;

/** What can happen to a virtual router. */
public sealed interface Event {
    /** Somebody wants it to take part. */
    record Startup() implements Event {}

    /** Somebody wants it to stop. */
    record Shutdown() implements Event {}

    /** An advertisement with our VRID came in, and has passed {@link AdvertCheck}. */
    record AdvertReceived(InetAddress source, Advertisement advertisement) implements Event {}

    /** The state's deadline may have come. */
    record DeadlineReached() implements Event {}

    /** The configuration given with this event is another than before, or the priority in it. */
    record Reconfigured() implements Event {}

    /** What keeps it from taking part is now this; empty when nothing does. */
    record FaultsChanged(Set<FaultCause> faults) implements Event {
        /** Copies the set. */
        public FaultsChanged {
            faults = Set.copyOf(faults);
        }
    }

    /** All members of its sync group want to be active. */
    record TakeOver() implements Event {}

    /** The same, but one of them has yielded to another owner of the addresses: all stand in for it. */
    record StandIn() implements Event {}

    /** Another member of its sync group is no longer active. */
    record FollowGroup() implements Event {}

    /**
     * Somebody wants another router to be active.
     *
     * @param holdNanos for how long it is not to take over from one of lower priority
     */
    record StepDown(long holdNanos) implements Event {}
}
