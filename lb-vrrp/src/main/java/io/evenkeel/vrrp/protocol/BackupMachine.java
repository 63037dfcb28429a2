package io.evenkeel.vrrp.protocol;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

import io.evenkeel.vrrp.packet.Advertisement;
import io.evenkeel.vrrp.protocol.Action.Publish;
import io.evenkeel.vrrp.protocol.State.Backup;

/** RFC 9568 and RFC 3768 section 6.4.2. */
final class BackupMachine {
    private BackupMachine() {}

    static Step step(RouterConfig config, Backup state, Event event, long now) {
        return switch (event) {
            case Event.DeadlineReached() -> deadline(config, state, now);
            case Event.AdvertReceived(InetAddress source, Advertisement advert) -> new Step(
                    hears(config, state, source, advert, now), remarks(config, source, advert));
            case Event.TakeOver() -> becomeActive(config, state, now);
            case Event.StandIn() -> config.isOwner() ? standIn(config, state, now) : becomeActive(config, state, now);
            case Event.Shutdown() -> new Step(State.initial(), List.of(new Publish(new Cause.Stopped())));
            case Event.FaultsChanged(var faults) -> faults.isEmpty() ? Step.quiet(state)
                    : VrrpMachine.faulty(faults, List.of());
            case Event.Startup() -> Step.quiet(state);
            // One that was taken out of its sync group need not wait for it any longer: its deadline is back, and past.
            case Event.Reconfigured() -> Step.quiet(new Backup(state.heardAt(), state.activeDownAt(),
                    state.activeIntervalNanos(), state.peer(), state.waits() && config.isGrouped()));
            case Event.FollowGroup() -> Step.quiet(state);
            case Event.StepDown(long hold) -> Step.quiet(new Backup(state.heardAt(), state.activeDownAt(),
                    state.activeIntervalNanos(), new Peer.Ourselves(now + hold), state.waits()));
        };
    }

    /** 6.4.2: the Active_Down_Timer fires. */
    private static Step deadline(RouterConfig config, Backup state, long now) {
        if (state.waits() || !VrrpMachine.isDue(state.activeDownAt(), now)) {
            return Step.quiet(state);
        }
        if (config.isGrouped()) {
            return Step.quiet(
                    new Backup(state.heardAt(), state.activeDownAt(), state.activeIntervalNanos(), state.peer(), true));
        }
        return becomeActive(config, state, now);
    }

    private static Step becomeActive(RouterConfig config, Backup state, long now) {
        return config.isOwner() && state.peer() instanceof Peer.Owner ? standIn(config, state, now)
                : VrrpMachine.becomeActive(config, whyActive(state, now), new Claim.Undisputed(), now);
    }

    /** An owner that stands in for another one owns the addresses by and by. */
    private static Step standIn(RouterConfig config, Backup state, long now) {
        long until = now + config.patienceWithEqualNanos(state.activeIntervalNanos());
        return VrrpMachine.becomeActive(config.yielded(), whyActive(state, now), new Claim.Lent(until), now);
    }

    private static RouterConfig acting(RouterConfig config, Peer peer) {
        return peer instanceof Peer.Owner ? config.yielded() : config;
    }

    private static Backup hears(RouterConfig config, Backup state, InetAddress source, Advertisement advert, long now) {
        int priority = advert.priority();
        RouterConfig acting = acting(config, state.peer());
        if (priority == Advertisement.RESIGN) { // 6.4.2: Active_Down_Timer = Skew_Time
            return new Backup(now, now + acting.skewNanos(state.activeIntervalNanos()), state.activeIntervalNanos(),
                    new Peer.Resigned(source));
        }
        if (priority >= acting.priority()
                || !(config.preemption() instanceof Preemption.After(Duration delay))) { // 6.4.2: learn the interval, restart the timer
            return follow(config, advert, followed(config, source, priority), now);
        }
        long preemptAt = preemptAt(state.peer(), now, delay.toNanos());
        var lesser = new Peer.Lesser(source, priority, preemptAt);
        if (VrrpMachine.isDue(preemptAt, now)) { // 6.4.2: discard; the timer runs on, and out
            return new Backup(state.heardAt(), state.activeDownAt(), state.activeIntervalNanos(), lesser, state.waits());
        }
        return follow(config, advert, lesser, now);
    }

    /** Counted from the first advertisement of a lesser router; not before the end of a switchover that somebody wanted. */
    private static long preemptAt(Peer peer, long now, long delay) {
        return switch (peer) {
            case Peer.Lesser lesser -> lesser.preemptAt();
            case Peer.Ourselves(long at) -> now + delay - at > 0 ? now + delay : at;
            case Peer.Nobody() -> now + delay;
            case Peer.Followed followed -> now + delay;
            case Peer.Owner owner -> now + delay;
            case Peer.Resigned resigned -> now + delay;
        };
    }

    /** Follows the sender; version 3 learns its interval, in version 2 it is ours, or it was dropped. */
    static Backup follow(RouterConfig config, Advertisement advert, Peer peer, long now) {
        long interval = advert.intervalNanos();
        return new Backup(now, now + acting(config, peer).activeDownNanos(interval), interval, peer);
    }

    /** How we follow that one. */
    static Peer followed(RouterConfig config, InetAddress source, int priority) {
        return config.isOwner() && priority == RouterConfig.OWNER_PRIORITY ? new Peer.Owner(source)
                : new Peer.Followed(source, priority);
    }

    private static Cause whyActive(Backup state, long now) {
        return switch (state.peer()) {
            case Peer.Nobody() -> new Cause.NoAdvertisement(now - state.heardAt());
            case Peer.Ourselves ourselves -> new Cause.NoAdvertisement(now - state.heardAt());
            case Peer.Followed followed -> new Cause.NoAdvertisement(now - state.heardAt());
            case Peer.Owner owner -> new Cause.NoAdvertisement(now - state.heardAt());
            case Peer.Resigned(var source) -> new Cause.PeerResigned(source);
            case Peer.Lesser(var source, int priority, long at) -> new Cause.Preempts(source, priority);
        };
    }

    static List<Action> remarks(RouterConfig config, InetAddress source, Advertisement advert) {
        return AdvertCheck.remarks(config, advert).stream().<Action>map(remark -> new Action.Report(source, remark)).toList();
    }
}
