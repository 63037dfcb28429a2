package io.evenkeel.vrrp.bfd.protocol;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Where a session is: the variables of RFC 5880 section 6.8.1, and its two timers. Whoever drives the machine sleeps until
 * {@link #deadline} and then posts {@link BfdEvent.DeadlineReached}; coming early or twice does no harm. Times are nanoseconds of
 * a monotonic clock. Immutable.
 *
 * @param discriminator ours, not 0, and no other session's on this host
 * @param remote what the other end said last
 * @param pace how we send
 * @param detectAt when silence has lasted too long; empty while there is nothing to lose
 */
public record BfdSession(int discriminator, BfdState state, BfdDiagnostic diagnostic, Remote remote, Pace pace, OptionalLong detectAt) {
    /**
     * The other end, as far as it is known.
     *
     * @param discriminator its session; 0 while it is not heard
     * @param demand whether it wants no periodic packets once both ends are Up
     * @param minRxMicros the least interval at which it can receive; 0: it wants nothing
     * @param minTxMicros the least interval at which it would like to send
     * @param multiplier how many intervals of its silence mean that it is lost
     */
    public record Remote(int discriminator, BfdState state, boolean demand, long minRxMicros, long minTxMicros, int multiplier) {
        /** Not heard (section 6.8.1). */
        static final Remote SILENT = new Remote(0, BfdState.DOWN, false, 1, 0, 0);

        static Remote of(BfdPacket packet) {
            return new Remote(packet.myDiscriminator(), packet.state(), packet.demand(), packet.requiredMinRxMicros(),
                    packet.desiredMinTxMicros(), packet.multiplier());
        }
    }

    /**
     * How we send.
     *
     * @param desiredMicros the interval that we ask for
     * @param inUseMicros the interval that we keep; a longer one holds only when the other end has acknowledged it
     * @param polling whether the other end is still to acknowledge {@code desiredMicros}
     * @param sendAt when the next packet is due
     */
    public record Pace(long desiredMicros, long inUseMicros, boolean polling, long sendAt) {
        static Pace of(long micros, long sendAt) {
            return new Pace(micros, micros, false, sendAt);
        }

        /** Asks for another interval, which holds at once when it is shorter (section 6.8.3). */
        Pace asking(long micros) {
            return micros == desiredMicros ? this : new Pace(micros, Math.min(inUseMicros, micros), true, sendAt);
        }

        Pace acknowledged() {
            return new Pace(desiredMicros, desiredMicros, false, sendAt);
        }

        Pace next(long at) {
            return new Pace(desiredMicros, inUseMicros, polling, at);
        }
    }

    /** Where every session begins: Down, and about to send, unless it is passive. */
    public static BfdSession initial(BfdSessionConfig config, int discriminator, long nowNanos) {
        return new BfdSession(discriminator, BfdState.DOWN, BfdDiagnostic.NONE, Remote.SILENT, Pace.of(config.slowTxMicros(), nowNanos),
                OptionalLong.empty());
    }

    /** When {@link BfdEvent.DeadlineReached} is wanted; empty when nothing is. */
    public OptionalLong deadline(BfdSessionConfig config) {
        if (!sends(config)) {
            return detectAt;
        }
        boolean detectsFirst = detectAt.isPresent() && detectAt.getAsLong() - pace.sendAt < 0;
        return detectsFirst ? detectAt : OptionalLong.of(pace.sendAt);
    }

    /** Whether packets go out periodically (section 6.8.7). */
    boolean sends(BfdSessionConfig config) {
        boolean waitsForNeighbour = config.passive() && remote.discriminator == 0;
        boolean isAskedNotTo = remote.demand && state == BfdState.UP && remote.state == BfdState.UP && !pace.polling;
        return state != BfdState.ADMIN_DOWN && remote.minRxMicros != 0 && !waitsForNeighbour && !isAskedNotTo;
    }

    /** The interval that both ends agree to, before jitter (section 6.8.2). */
    public long sendIntervalNanos() {
        return TimeUnit.MICROSECONDS.toNanos(Math.max(pace.inUseMicros, remote.minRxMicros));
    }

    /** How long the other end may be silent (section 6.8.4). */
    public long detectionNanos(BfdSessionConfig config) {
        return TimeUnit.MICROSECONDS.toNanos(remote.multiplier * Math.max(config.minRxMicros(), remote.minTxMicros));
    }

    BfdSession heard(Remote now, Pace pace, OptionalLong detectAt) {
        return new BfdSession(discriminator, state, diagnostic, now, pace, detectAt);
    }

    BfdSession paced(Pace next) {
        return new BfdSession(discriminator, state, diagnostic, remote, next, detectAt);
    }

    BfdSession in(BfdState next, BfdDiagnostic why, Pace nextPace) {
        return new BfdSession(discriminator, next, why, remote, nextPace, detectAt);
    }

    /** What we say now (section 6.8.7). */
    BfdPacket packet(BfdSessionConfig config, boolean isFinal) {
        return new BfdPacket(diagnostic.number(), state, pace.polling && !isFinal, isFinal, false, false, config.multiplier(),
                discriminator, remote.discriminator, pace.desiredMicros, config.minRxMicros(), 0);
    }
}
