package io.evenkeel.vrrp.protocol;

import java.util.OptionalLong;

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
        return new Initialize(false, true);
    }

    /**
     * Takes no part in the protocol.
     *
     * @param enabled whether it was started, so that only the link is missing
     * @param linkUp whether the link could carry us
     */
    record Initialize(boolean enabled, boolean linkUp) implements State {
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
     */
    record Backup(long heardAt, long activeDownAt, long activeIntervalNanos, Peer peer) implements State {
        @Override
        public OptionalLong deadline() {
            return OptionalLong.of(activeDownAt);
        }
    }

    /**
     * Holds the addresses and advertises.
     *
     * @param advertiseAt when the next advertisement is due: the Adver_Timer
     * @param secondBurstAt when neighbours are to be told a second time, if they still are
     * @param refreshAt when neighbours are to be reminded, if they ever are
     */
    record Active(long advertiseAt, OptionalLong secondBurstAt, OptionalLong refreshAt) implements State {
        @Override
        public OptionalLong deadline() {
            return OptionalLong.of(earlier(earlier(advertiseAt, secondBurstAt), refreshAt));
        }

        /** The monotonic clock may wrap: only differences count. */
        private static long earlier(long one, OptionalLong other) {
            return other.isPresent() && other.getAsLong() - one < 0 ? other.getAsLong() : one;
        }
    }
}
