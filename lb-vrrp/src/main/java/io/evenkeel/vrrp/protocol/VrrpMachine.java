package io.evenkeel.vrrp.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.evenkeel.vrrp.protocol.Action.AddAddresses;
import io.evenkeel.vrrp.protocol.Action.AnnounceNeighbours;
import io.evenkeel.vrrp.protocol.Action.Publish;
import io.evenkeel.vrrp.protocol.Action.RemoveLeftovers;
import io.evenkeel.vrrp.protocol.Action.SendAdvert;
import io.evenkeel.vrrp.protocol.Event.AdvertReceived;
import io.evenkeel.vrrp.protocol.Event.DeadlineReached;
import io.evenkeel.vrrp.protocol.Event.FaultsChanged;
import io.evenkeel.vrrp.protocol.Event.FollowGroup;
import io.evenkeel.vrrp.protocol.Event.Reconfigured;
import io.evenkeel.vrrp.protocol.Event.Shutdown;
import io.evenkeel.vrrp.protocol.Event.StandIn;
import io.evenkeel.vrrp.protocol.Event.Startup;
import io.evenkeel.vrrp.protocol.Event.StepDown;
import io.evenkeel.vrrp.protocol.Event.TakeOver;
import io.evenkeel.vrrp.protocol.State.Active;
import io.evenkeel.vrrp.protocol.State.Backup;
import io.evenkeel.vrrp.protocol.State.Delayed;
import io.evenkeel.vrrp.protocol.State.Fault;
import io.evenkeel.vrrp.protocol.State.Initialize;

/**
 * The state machine of RFC 9568 section 6.4 and RFC 3768 section 6.4, with the states and events that running it for real
 * takes: a delayed start, faults, sync groups, a switchover on request.
 */
public final class VrrpMachine {
    private VrrpMachine() {}

    /**
     * What follows from {@code event} in {@code state}.
     *
     * @param nowNanos the monotonic clock, the same that the deadlines of {@code state} were made from
     */
    public static Step step(RouterConfig config, State state, Event event, long nowNanos) {
        return switch (state) {
            case Initialize initialize -> inInitialize(config, initialize, event, nowNanos);
            case Delayed delayed -> inDelayed(config, delayed, event, nowNanos);
            case Fault fault -> inFault(config, fault, event, nowNanos);
            case Backup backup -> BackupMachine.step(config, backup, event, nowNanos);
            case Active active -> ActiveMachine.step(config, active, event, nowNanos);
        };
    }

    /** What a router in {@code state} goes by: its priority, but less while an owner has yielded to another one. */
    public static int priority(RouterConfig config, State state) {
        return acting(config, state).priority();
    }

    static RouterConfig acting(RouterConfig config, State state) {
        return hasYielded(state) ? config.yielded() : config;
    }

    /** Whether it has yielded to another owner of the addresses, or stands in for one. */
    static boolean hasYielded(State state) {
        return switch (state) {
            case Backup backup -> backup.peer() instanceof Peer.Owner;
            case Active active -> active.claim() instanceof Claim.Lent;
            case Initialize initialize -> false;
            case Delayed delayed -> false;
            case Fault fault -> false;
        };
    }

    /** Section 6.4.1. */
    private static Step inInitialize(RouterConfig config, Initialize state, Event event, long now) {
        return switch (event) {
            case Startup() -> {
                if (!state.faults().isEmpty()) {
                    yield faulty(state.faults(), List.of(new RemoveLeftovers()));
                }
                yield config.startupDelayNanos() > 0
                        ? new Step(new Delayed(now + config.startupDelayNanos()), List.of(new RemoveLeftovers()))
                        : begin(config, new Cause.Started(), now);
            }
            case FaultsChanged(var faults) -> Step.quiet(new Initialize(faults));
            case Shutdown() -> Step.quiet(state);
            case AdvertReceived heard -> Step.quiet(state);
            case DeadlineReached() -> Step.quiet(state);
            case Reconfigured() -> Step.quiet(state);
            case TakeOver() -> Step.quiet(state);
            case StandIn() -> Step.quiet(state);
            case FollowGroup() -> Step.quiet(state);
            case StepDown stepDown -> Step.quiet(state);
        };
    }

    /** keepalived's vrrp_startup_delay: as if started later. */
    private static Step inDelayed(RouterConfig config, Delayed state, Event event, long now) {
        return switch (event) {
            case DeadlineReached() -> isDue(state.startAt(), now) ? begin(config, new Cause.Started(), now)
                    : Step.quiet(state);
            case FaultsChanged(var faults) -> faults.isEmpty() ? Step.quiet(state) : faulty(faults, List.of());
            case Shutdown() -> Step.quiet(State.initial());
            case Startup() -> Step.quiet(state);
            case AdvertReceived heard -> Step.quiet(state);
            case Reconfigured() -> Step.quiet(state);
            case TakeOver() -> Step.quiet(state);
            case StandIn() -> Step.quiet(state);
            case FollowGroup() -> Step.quiet(state);
            case StepDown stepDown -> Step.quiet(state);
        };
    }

    /** Section 6.4.1 for a router that is wanted: it starts again when nothing is in its way. */
    private static Step inFault(RouterConfig config, Fault state, Event event, long now) {
        return switch (event) {
            case FaultsChanged(var faults) -> faults.isEmpty() ? begin(config, new Cause.FaultsCleared(), now)
                    : Step.quiet(new Fault(faults));
            case Shutdown() -> new Step(new Initialize(state.faults()), List.of(new Publish(new Cause.Stopped())));
            case Startup() -> Step.quiet(state);
            case AdvertReceived heard -> Step.quiet(state);
            case DeadlineReached() -> Step.quiet(state);
            case Reconfigured() -> Step.quiet(state);
            case TakeOver() -> Step.quiet(state);
            case StandIn() -> Step.quiet(state);
            case FollowGroup() -> Step.quiet(state);
            case StepDown stepDown -> Step.quiet(state);
        };
    }

    static Step faulty(Set<FaultCause> faults, List<Action> before) {
        var actions = new ArrayList<>(before);
        actions.add(new Publish(new Cause.Faulty(faults)));
        return new Step(new Fault(faults), actions);
    }

    /** Section 6.4.1: an owner is active at once, unless it has to wait for its group. */
    private static Step begin(RouterConfig config, Cause cause, long now) {
        if (config.isOwner() && !config.isGrouped()) {
            return becomeActive(config, new Cause.OwnsAddresses(), new Claim.Undisputed(), now);
        }
        long patience = config.isOwner() ? 0 : config.activeDownNanos(config.intervalNanos());
        var backup = new Backup(now, now + patience, config.intervalNanos(), new Peer.Nobody());
        return new Step(backup, List.of(new RemoveLeftovers(), new Publish(cause)));
    }

    /** The order of section 6.4.2: advertise, then tell neighbours; they must find the addresses in place. */
    static Step becomeActive(RouterConfig config, Cause cause, Claim claim, long now) {
        AnnouncementPolicy policy = config.announcements();
        var active = new Active(now + config.intervalNanos(), policy.secondBurst(now), policy.refreshAt(now), 0, claim);
        return new Step(active, List.of(new SendAdvert(config.priority()), new AddAddresses(),
                new AnnounceNeighbours(policy.repeat()), new Publish(cause)));
    }

    /** The monotonic clock may wrap: only differences count. */
    static boolean isDue(long deadline, long now) {
        return now - deadline >= 0;
    }
}
