package io.evenkeel.vrrp.bfd.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import io.evenkeel.vrrp.bfd.protocol.BfdAction.Publish;
import io.evenkeel.vrrp.bfd.protocol.BfdAction.Send;
import io.evenkeel.vrrp.bfd.protocol.BfdSession.Pace;
import io.evenkeel.vrrp.bfd.protocol.BfdSession.Remote;

/** A BFD session as a function: RFC 5880 sections 6.2 and 6.8, asynchronous mode. */
public final class BfdMachine {
    private static final double LEAST_JITTER = 0.75;
    private static final double MOST_JITTER = 1.0;
    /** With a multiplier of 1 there must be a packet within the detection time, whatever chance says. */
    private static final double MOST_JITTER_OF_ONE = 0.9;

    private BfdMachine() {}

    /**
     * What follows from {@code event} in {@code session}.
     *
     * @param nowNanos the monotonic clock, the same that the deadlines of {@code session} were made from
     * @param chance a random number from 0 on, less than 1
     */
    public static BfdStep step(BfdSessionConfig config, BfdSession session, BfdEvent event, long nowNanos, double chance) {
        return switch (event) {
            case BfdEvent.PacketReceived(BfdPacket packet) -> session.state() == BfdState.ADMIN_DOWN ? new BfdStep(session, List.of())
                    : received(config, session, packet, nowNanos, chance);
            case BfdEvent.DeadlineReached() -> deadline(config, session, nowNanos, chance);
            case BfdEvent.Shutdown() -> shutdown(config, session);
        };
    }

    /** Section 6.8.6, after the checks of the codec and of who it is for. */
    private static BfdStep received(BfdSessionConfig config, BfdSession before, BfdPacket packet, long now, double chance) {
        Pace pace = packet.isFinal() && before.pace().polling() ? before.pace().acknowledged() : before.pace();
        BfdSession heard = before.heard(Remote.of(packet), pace, OptionalLong.empty());
        heard = heard.heard(heard.remote(), pace, OptionalLong.of(now + heard.detectionNanos(config)));
        BfdState state = next(before.state(), packet.state());
        BfdSession next = enter(config, heard, state, BfdDiagnostic.NEIGHBOUR_SIGNALED);
        next = next.sendIntervalNanos() < before.sendIntervalNanos() ? sooner(config, next, now, chance) : next;
        if (packet.poll()) {
            return step(before, next, List.of(new Send(next.packet(config, true))));
        }
        return state == before.state() ? new BfdStep(next, List.of()) : says(config, before, next, now, chance);
    }

    /** Section 6.8.6: the table of states. */
    private static BfdState next(BfdState ours, BfdState theirs) {
        return switch (theirs) {
            case ADMIN_DOWN -> BfdState.DOWN;
            case DOWN -> ours == BfdState.UP ? BfdState.DOWN : BfdState.INIT;
            case INIT -> BfdState.UP;
            case UP -> ours == BfdState.DOWN ? BfdState.DOWN : BfdState.UP;
        };
    }

    /** Takes another state on, with the pace that goes with it (section 6.8.3). */
    private static BfdSession enter(BfdSessionConfig config, BfdSession session, BfdState state, BfdDiagnostic why) {
        if (state == session.state()) {
            return session;
        }
        return switch (state) {
            case UP -> session.in(state, BfdDiagnostic.NONE, session.pace().asking(config.minTxMicros()));
            case INIT -> session.in(state, session.diagnostic(), session.pace());
            case DOWN, ADMIN_DOWN -> session.in(state, why, Pace.of(config.slowTxMicros(), session.pace().sendAt()));
        };
    }

    private static BfdStep deadline(BfdSessionConfig config, BfdSession before, long now, double chance) {
        if (before.detectAt().isPresent() && isDue(before.detectAt().getAsLong(), now)) {
            return silent(config, before, now, chance);
        }
        if (!before.sends(config) || !isDue(before.pace().sendAt(), now)) {
            return new BfdStep(before, List.of());
        }
        BfdSession next = before.paced(before.pace().next(now + jittered(config, before, chance)));
        return new BfdStep(next, List.of(new Send(next.packet(config, false))));
    }

    /** Section 6.8.4: what was known of the other end is forgotten. */
    private static BfdStep silent(BfdSessionConfig config, BfdSession before, long now, double chance) {
        BfdSession alone = before.heard(Remote.SILENT, before.pace(), OptionalLong.empty());
        BfdSession next = enter(config, alone, BfdState.DOWN, BfdDiagnostic.TIME_EXPIRED);
        return next.state() == before.state() ? new BfdStep(next, List.of()) : says(config, before, next, now, chance);
    }

    /** Section 6.8.16; the one packet may be lost, then silence tells the same. */
    private static BfdStep shutdown(BfdSessionConfig config, BfdSession before) {
        BfdSession next = enter(config, before, BfdState.ADMIN_DOWN, BfdDiagnostic.ADMINISTRATIVELY_DOWN);
        return step(before, next, before.sends(config) ? List.of(new Send(next.packet(config, false))) : List.of());
    }

    /** Another state is told at once, not at the end of the interval (section 6.8.7). */
    private static BfdStep says(BfdSessionConfig config, BfdSession before, BfdSession next, long now, double chance) {
        if (!next.sends(config)) {
            return step(before, next, List.of());
        }
        BfdSession sent = next.paced(next.pace().next(now + jittered(config, next, chance)));
        return step(before, sent, List.of(new Send(sent.packet(config, false))));
    }

    private static BfdStep step(BfdSession before, BfdSession next, List<BfdAction> sends) {
        List<BfdAction> actions = new ArrayList<>(sends);
        if (next.state() != before.state()) {
            actions.add(new Publish(before.state(), next.state(), next.diagnostic()));
        }
        return new BfdStep(next, actions);
    }

    /** A shorter interval holds from now on, not after the present one (section 6.8.3). */
    private static BfdSession sooner(BfdSessionConfig config, BfdSession session, long now, double chance) {
        long at = now + jittered(config, session, chance);
        return at - session.pace().sendAt() < 0 ? session.paced(session.pace().next(at)) : session;
    }

    /** Section 6.8.7: somewhat shorter, lest many sessions send in step. */
    private static long jittered(BfdSessionConfig config, BfdSession session, double chance) {
        double most = config.multiplier() == 1 ? MOST_JITTER_OF_ONE : MOST_JITTER;
        return (long) (session.sendIntervalNanos() * (LEAST_JITTER + (most - LEAST_JITTER) * chance));
    }

    /** The monotonic clock may wrap: only differences count. */
    private static boolean isDue(long deadline, long now) {
        return now - deadline >= 0;
    }
}
