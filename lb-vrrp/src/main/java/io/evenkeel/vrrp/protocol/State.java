package io.evenkeel.vrrp.protocol;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Where a virtual router stands. Deadlines are part of it: whoever drives the machine sleeps until {@link #deadline()}
 * and then posts {@link Event.DeadlineReached}; coming early or twice does no harm. Times are nanoseconds of a monotonic
 * clock. The whole table of transitions is in {@code docs/vrrp.md} and checked by a test.
 */
public sealed interface State {
    /** When {@link Event.DeadlineReached} is wanted; empty when nothing is. */
    OptionalLong deadline();

    /** Where every virtual router begins. */
    static State initial() {
        return new Initialize(Set.of());
    }

    /**
     * Takes no part in the protocol.
     *
     * @param faults what would keep it from taking part
     */
    record Initialize(Set<FaultCause> faults) implements State {
        @Override
        public OptionalLong deadline() {
            return OptionalLong.empty();
        }
    }

    /** Was started, and holds back until {@code startAt}. */
    record Delayed(long startAt) implements State {
        @Override
        public OptionalLong deadline() {
            return OptionalLong.of(startAt);
        }
    }

    /**
     * Was started, but something keeps it from taking part: the RFCs' Initialize, keepalived's FAULT.
     *
     * @param faults at least one
     */
    record Fault(Set<FaultCause> faults) implements State {
        @Override
        public OptionalLong deadline() {
            return OptionalLong.empty();
        }
    }

    /**
     * Listens, and stands in when nobody is active.
     *
     * @param heardAt when the timer was last restarted
     * @param activeDownAt when silence has lasted too long: the Active_Down_Timer
     * @param activeIntervalNanos the active router's interval, ours until one is heard
     * @param peer who is active, as far as we know
     * @param waits whether silence has lasted too long already, and the router waits for the others of its sync group
     */
    record Backup(long heardAt, long activeDownAt, long activeIntervalNanos, Peer peer, boolean waits) implements State {
        /** One that does not wait for others. */
        public Backup(long heardAt, long activeDownAt, long activeIntervalNanos, Peer peer) {
            this(heardAt, activeDownAt, activeIntervalNanos, peer, false);
        }

        @Override
        public OptionalLong deadline() {
            return waits ? OptionalLong.empty() : OptionalLong.of(activeDownAt);
        }
    }

    /**
     * Holds the addresses and advertises.
     *
     * @param advertiseAt when the next advertisement is due: the Adver_Timer
     * @param burst what is to be announced a second time, if anything still is
     * @param refreshAt when neighbours are to be reminded, if they ever are
     * @param rivals how many advertisements of another active router were heard and borne
     * @param claim how it stands to another with an equal claim
     */
    record Active(long advertiseAt, Optional<Burst> burst, OptionalLong refreshAt, int rivals, Claim claim) implements State {
        /** Announcements that are still to come. */
        public record Burst(long at, int times) {}

        /** One whose addresses nobody else claims. */
        public Active(long advertiseAt, Optional<Burst> burst, OptionalLong refreshAt, int rivals) {
            this(advertiseAt, burst, refreshAt, rivals, new Claim.Undisputed());
        }

        /** The same, but its next advertisement is due then. */
        Active advertisingAt(long at) {
            return new Active(at, burst, refreshAt, rivals, claim);
        }

        /** The same, but it stands so to another with an equal claim. */
        Active claiming(Claim other) {
            return new Active(advertiseAt, burst, refreshAt, rivals, other);
        }

        @Override
        public OptionalLong deadline() {
            OptionalLong burstAt = burst.isPresent() ? OptionalLong.of(burst.get().at()) : OptionalLong.empty();
            OptionalLong restoreAt = claim instanceof Claim.Lent(long at) ? OptionalLong.of(at) : OptionalLong.empty();
            return OptionalLong.of(earlier(earlier(earlier(advertiseAt, burstAt), refreshAt), restoreAt));
        }

        /** The monotonic clock may wrap: only differences count. */
        private static long earlier(long one, OptionalLong other) {
            return other.isPresent() && other.getAsLong() - one < 0 ? other.getAsLong() : one;
        }
    }
}
