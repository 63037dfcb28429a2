package io.evenkeel.vrrp.protocol;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

import io.evenkeel.vrrp.packet.Advertisement;
import io.evenkeel.vrrp.protocol.Action.AddAddresses;
import io.evenkeel.vrrp.protocol.Action.AnnounceNeighbours;
import io.evenkeel.vrrp.protocol.Action.Publish;
import io.evenkeel.vrrp.protocol.Action.RemoveAddresses;
import io.evenkeel.vrrp.protocol.Action.RemoveLeftovers;
import io.evenkeel.vrrp.protocol.Action.Report;
import io.evenkeel.vrrp.protocol.Action.SendAdvert;
import io.evenkeel.vrrp.protocol.Event.AdvertReceived;
import io.evenkeel.vrrp.protocol.Event.DeadlineReached;
import io.evenkeel.vrrp.protocol.Event.LinkDown;
import io.evenkeel.vrrp.protocol.Event.LinkUp;
import io.evenkeel.vrrp.protocol.Event.Reconfigured;
import io.evenkeel.vrrp.protocol.Event.Shutdown;
import io.evenkeel.vrrp.protocol.Event.Startup;
import io.evenkeel.vrrp.protocol.State.Active;
import io.evenkeel.vrrp.protocol.State.Backup;
import io.evenkeel.vrrp.protocol.State.Initialize;

/** The state machine of RFC 9568 section 6.4 and RFC 3768 section 6.4. */
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
            case Backup backup -> inBackup(config, backup, event, nowNanos);
            case Active active -> inActive(config, active, event, nowNanos);
        };
    }

    /** Section 6.4.1. */
    private static Step inInitialize(RouterConfig config, Initialize state, Event event, long now) {
        return switch (event) {
            case Startup() -> state.linkUp() ? begin(config, new Cause.Started(), now)
                    : Step.quiet(new Initialize(true, false));
            case LinkUp() -> state.enabled() ? begin(config, new Cause.LinkRestored(), now)
                    : Step.quiet(new Initialize(false, true));
            case Shutdown() -> Step.quiet(new Initialize(false, state.linkUp()));
            case LinkDown() -> Step.quiet(new Initialize(state.enabled(), false));
            case AdvertReceived heard -> Step.quiet(state);
            case DeadlineReached() -> Step.quiet(state);
            case Reconfigured() -> Step.quiet(state);
        };
    }

    private static Step begin(RouterConfig config, Cause cause, long now) {
        if (config.isOwner()) {
            return becomeActive(config, new Cause.OwnsAddresses(), now);
        }
        var backup = new Backup(now, now + config.activeDownNanos(config.intervalNanos()), config.intervalNanos(),
                new Peer.Nobody());
        return new Step(backup, List.of(new RemoveLeftovers(), new Publish(cause)));
    }

    /** Section 6.4.2. */
    private static Step inBackup(RouterConfig config, Backup state, Event event, long now) {
        return switch (event) {
            case DeadlineReached() -> isDue(state.activeDownAt(), now)
                    ? becomeActive(config, whyActive(state, now), now)
                    : Step.quiet(state);
            case AdvertReceived(InetAddress source, Advertisement advert) -> {
                var rejection = ReceiveCheck.rejection(config, source, advert);
                yield rejection.isPresent() ? new Step(state, List.of(new Report(source, rejection.get())))
                        : new Step(backupHears(config, state, source, advert, now), remarks(config, source, advert));
            }
            case Shutdown() -> new Step(new Initialize(false, true), List.of(new Publish(new Cause.Stopped())));
            case LinkDown() -> new Step(new Initialize(true, false), List.of(new Publish(new Cause.LinkLost())));
            case Startup() -> Step.quiet(state);
            case LinkUp() -> Step.quiet(state);
            case Reconfigured() -> Step.quiet(state);
        };
    }

    private static Backup backupHears(RouterConfig config, Backup state, InetAddress source, Advertisement advert,
            long now) {
        int priority = advert.priority();
        if (priority == Advertisement.RESIGN) { // 6.4.2: Active_Down_Timer = Skew_Time
            return new Backup(now, now + config.skewNanos(state.activeIntervalNanos()), state.activeIntervalNanos(),
                    new Peer.Resigned(source));
        }
        if (priority >= config.priority()
                || !(config.preemption() instanceof Preemption.After(Duration delay))) { // 6.4.2: learn the interval, restart the timer
            return follow(config, advert, new Peer.Followed(source, priority), now);
        }
        long preemptAt = state.peer() instanceof Peer.Lesser(var s, var p, long at) ? at
                : now + delay.toNanos();
        var lesser = new Peer.Lesser(source, priority, preemptAt);
        if (isDue(preemptAt, now)) { // 6.4.2: discard; the timer runs on, and out
            return new Backup(state.heardAt(), state.activeDownAt(), state.activeIntervalNanos(), lesser);
        }
        return follow(config, advert, lesser, now);
    }

    private static Backup follow(RouterConfig config, Advertisement advert, Peer peer, long now) {
        long interval = advert.intervalNanos(); // version 2: equal to ours, or it was rejected
        return new Backup(now, now + config.activeDownNanos(interval), interval, peer);
    }

    private static Cause whyActive(Backup state, long now) {
        return switch (state.peer()) {
            case Peer.Nobody() -> new Cause.NoAdvertisement(now - state.heardAt());
            case Peer.Followed followed -> new Cause.NoAdvertisement(now - state.heardAt());
            case Peer.Resigned(var source) -> new Cause.PeerResigned(source);
            case Peer.Lesser(var source, int priority, long at) -> new Cause.Preempts(source, priority);
        };
    }

    /** The order of section 6.4.2: advertise, then tell neighbours; they must find the addresses in place. */
    private static Step becomeActive(RouterConfig config, Cause cause, long now) {
        AnnouncementPolicy policy = config.announcements();
        var active = new Active(now + config.intervalNanos(), policy.secondBurstAt(now), policy.refreshAt(now));
        return new Step(active, List.of(new SendAdvert(config.priority()), new AddAddresses(),
                new AnnounceNeighbours(policy.repeat()), new Publish(cause)));
    }

    /** Section 6.4.3. */
    private static Step inActive(RouterConfig config, Active state, Event event, long now) {
        return switch (event) {
            case DeadlineReached() -> activeDeadline(config, state, now);
            case AdvertReceived(InetAddress source, Advertisement advert) -> {
                var rejection = ReceiveCheck.rejection(config, source, advert);
                yield rejection.isPresent() ? new Step(state, List.of(new Report(source, rejection.get())))
                        : activeHears(config, state, source, advert, now);
            }
            case Shutdown() -> new Step(new Initialize(false, true), List.of(new SendAdvert(Advertisement.RESIGN),
                    new RemoveAddresses(), new Publish(new Cause.Stopped())));
            case LinkDown() -> new Step(new Initialize(true, false),
                    List.of(new RemoveAddresses(), new Publish(new Cause.LinkLost())));
            // Backups are to learn of another priority or interval, and must not wait for an old, longer one to pass.
            case Reconfigured() -> new Step(new Active(now + config.intervalNanos(), state.secondBurstAt(),
                    config.announcements().refreshAt(now)), List.of(new SendAdvert(config.priority())));
            case Startup() -> Step.quiet(state);
            case LinkUp() -> Step.quiet(state);
        };
    }

    private static Step activeDeadline(RouterConfig config, Active state, long now) {
        var actions = new ArrayList<Action>();
        long advertiseAt = state.advertiseAt();
        if (isDue(advertiseAt, now)) { // 6.4.3: Adver_Timer
            actions.add(new SendAdvert(config.priority()));
            advertiseAt = now + config.intervalNanos();
        }
        AnnouncementPolicy policy = config.announcements();
        OptionalLong secondBurstAt = state.secondBurstAt();
        if (isDue(secondBurstAt, now)) {
            actions.add(new AnnounceNeighbours(policy.repeat()));
            secondBurstAt = OptionalLong.empty();
        }
        OptionalLong refreshAt = state.refreshAt();
        if (isDue(refreshAt, now)) {
            actions.add(new AnnounceNeighbours(policy.refreshRepeat()));
            refreshAt = policy.refreshAt(now);
        }
        return new Step(new Active(advertiseAt, secondBurstAt, refreshAt), actions);
    }

    private static Step activeHears(RouterConfig config, Active state, InetAddress source, Advertisement advert,
            long now) {
        List<Action> remarks = remarks(config, source, advert);
        int priority = advert.priority();
        if (priority == Advertisement.RESIGN) { // 6.4.3: advertise, restart the timer
            return new Step(new Active(now + config.intervalNanos(), state.secondBurstAt(), state.refreshAt()),
                    with(remarks, new SendAdvert(config.priority())));
        }
        if (priority > config.priority()
                || (priority == config.priority() && isHigher(source, config.source()))) {
            return new Step(follow(config, advert, new Peer.Followed(source, priority), now),
                    with(remarks, new RemoveAddresses(), new Publish(new Cause.Yields(source, priority))));
        }
        // RFC 9568 6.4.3, and keepalived for both versions: assert ourselves to the sender, and win back neighbours
        // and bridges that it may have taken over.
        AnnouncementPolicy policy = config.announcements();
        OptionalLong secondBurstAt = state.secondBurstAt().isPresent() ? state.secondBurstAt()
                : policy.secondBurstAt(now);
        return new Step(new Active(now + config.intervalNanos(), secondBurstAt, state.refreshAt()),
                with(remarks, new SendAdvert(config.priority()), new AnnounceNeighbours(policy.repeat())));
    }

    private static List<Action> remarks(RouterConfig config, InetAddress source, Advertisement advert) {
        return ReceiveCheck.remarks(config, advert).stream().<Action>map(remark -> new Report(source, remark)).toList();
    }

    private static List<Action> with(List<Action> first, Action... then) {
        var actions = new ArrayList<>(first);
        actions.addAll(Arrays.asList(then));
        return actions;
    }

    /** Section 6.4.3: addresses compare as unsigned numbers in network order. */
    private static boolean isHigher(InetAddress one, InetAddress other) {
        return Arrays.compareUnsigned(one.getAddress(), other.getAddress()) > 0;
    }

    private static boolean isDue(OptionalLong deadline, long now) {
        return deadline.isPresent() && isDue(deadline.getAsLong(), now);
    }

    /** The monotonic clock may wrap: only differences count. */
    private static boolean isDue(long deadline, long now) {
        return now - deadline >= 0;
    }
}
