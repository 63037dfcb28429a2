package io.evenkeel.vrrp.protocol;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

import io.evenkeel.vrrp.packet.Advertisement;
import io.evenkeel.vrrp.protocol.Action.AnnounceNeighbours;
import io.evenkeel.vrrp.protocol.Action.Publish;
import io.evenkeel.vrrp.protocol.Action.PublishLower;
import io.evenkeel.vrrp.protocol.Action.RemoveAddresses;
import io.evenkeel.vrrp.protocol.Action.Report;
import io.evenkeel.vrrp.protocol.Action.SendAdvert;
import io.evenkeel.vrrp.protocol.Remark.OtherOwner.Outcome;
import io.evenkeel.vrrp.protocol.State.Active;
import io.evenkeel.vrrp.protocol.State.Active.Burst;
import io.evenkeel.vrrp.protocol.State.Backup;

/** RFC 9568 and RFC 3768 section 6.4.3. */
final class ActiveMachine {
    private ActiveMachine() {}

    static Step step(RouterConfig configured, Active state, Event event, long now) {
        RouterConfig config = VrrpMachine.acting(configured, state);
        long late = now - state.advertiseAt();
        if (late + config.intervalNanos() >= config.overtakenNanos()) {
            return afterStall(configured, late, event, now);
        }
        return switch (event) {
            case Event.DeadlineReached() -> deadline(configured, config, state, now);
            case Event.AdvertReceived(InetAddress source, Advertisement advert) -> hears(configured, config, state, source,
                    advert, now);
            case Event.Shutdown() -> new Step(State.initial(), List.of(new SendAdvert(Advertisement.RESIGN),
                    new RemoveAddresses(), new Publish(new Cause.Stopped())));
            case Event.FaultsChanged(var faults) -> faults.isEmpty() ? Step.quiet(state)
                    : VrrpMachine.faulty(faults, leave(faults));
            case Event.StepDown(long hold) -> stepBack(configured, new Cause.SteppedDown(), hold, now);
            case Event.FollowGroup() -> stepBack(configured, new Cause.FollowedGroup(), 0, now);
            // Backups are to learn of another priority or interval, and must not wait for an old, longer one to pass.
            case Event.Reconfigured() -> new Step(new Active(now + config.intervalNanos(), state.burst(),
                    config.announcements().refreshAt(now), state.rivals(), state.claim()),
                    List.of(new SendAdvert(config.priority())));
            case Event.Startup() -> Step.quiet(state);
            case Event.TakeOver() -> Step.quiet(state);
            case Event.StandIn() -> Step.quiet(state);
        };
    }

    /**
     * We have advertised nothing for so long that a backup like us would have taken over: an advertisement of ours would
     * make two of us. Let go first, and listen for one interval, in which whoever has taken over shows itself.
     */
    private static Step afterStall(RouterConfig config, long late, Event event, long now) {
        long interval = config.intervalNanos();
        var backup = new Backup(now, now + interval + config.skewNanos(interval), interval, new Peer.Ourselves(now));
        Step then = BackupMachine.step(config, backup, event, now);
        return new Step(then.next(),
                with(List.of(new RemoveAddresses(), new Publish(new Cause.Stalled(late))), then.actions()));
    }

    /** Others take over within their skew, unless the link is down and nobody can hear it. */
    private static List<Action> leave(Set<FaultCause> faults) {
        return faults.stream().anyMatch(FaultCause::cutsOff) ? List.of(new RemoveAddresses())
                : List.of(new SendAdvert(Advertisement.RESIGN), new RemoveAddresses());
    }

    private static Step stepBack(RouterConfig config, Cause cause, long hold, long now) {
        long interval = config.intervalNanos();
        var backup = new Backup(now, now + config.activeDownNanos(interval), interval, new Peer.Ourselves(now + hold));
        return new Step(backup,
                List.of(new SendAdvert(Advertisement.RESIGN), new RemoveAddresses(), new Publish(cause)));
    }

    private static Step deadline(RouterConfig configured, RouterConfig config, Active state, long now) {
        var actions = new ArrayList<Action>();
        long advertiseAt = state.advertiseAt();
        Claim claim = state.claim();
        if (claim instanceof Claim.Lent(long restoreAt) && VrrpMachine.isDue(restoreAt, now)) { // the other owner has gone
            actions.add(new SendAdvert(configured.priority()));
            advertiseAt = now + configured.intervalNanos();
            claim = new Claim.Undisputed();
        } else if (VrrpMachine.isDue(advertiseAt - config.earlyNanos(), now)) { // 6.4.3: Adver_Timer
            actions.add(new SendAdvert(config.priority()));
            advertiseAt = now + config.intervalNanos();
        }
        AnnouncementPolicy policy = config.announcements();
        Optional<Burst> burst = state.burst();
        if (burst.isPresent() && VrrpMachine.isDue(burst.get().at(), now)) {
            actions.add(new AnnounceNeighbours(burst.get().times()));
            burst = Optional.empty();
        }
        OptionalLong refreshAt = state.refreshAt();
        if (refreshAt.isPresent() && VrrpMachine.isDue(refreshAt.getAsLong(), now)) {
            actions.add(new AnnounceNeighbours(policy.refreshRepeat()));
            refreshAt = policy.refreshAt(now);
        }
        return new Step(new Active(advertiseAt, burst, refreshAt, state.rivals(), claim), actions);
    }

    private static Step hears(RouterConfig configured, RouterConfig config, Active state, InetAddress source,
            Advertisement advert, long now) {
        List<Action> remarks = BackupMachine.remarks(config, source, advert);
        int priority = advert.priority();
        if (priority == Advertisement.RESIGN) { // 6.4.3: advertise, restart the timer
            return new Step(state.advertisingAt(now + config.intervalNanos()),
                    with(remarks, List.of(new SendAdvert(config.priority()))));
        }
        if (priority == configured.priority() && priority == config.priority()) { // who stands in for an owner is not its equal
            return hearsEqual(config, state, source, advert, remarks, now);
        }
        return priority > config.priority() || (priority == config.priority() && isHigher(source, config.source()))
                ? yieldTo(configured, config, source, advert,
                        with(remarks, ofOwner(configured, source, priority, Outcome.WE_YIELD)), now) // 6.4.3
                : hearsLower(config, state, source, priority, remarks, now);
    }

    private static Step yieldTo(RouterConfig configured, RouterConfig config, InetAddress source, Advertisement advert,
            List<Action> remarks, long now) {
        int priority = advert.priority();
        List<Action> last = config.rivals().answerHigher() ? List.of(new SendAdvert(config.priority())) : List.of();
        return new Step(
                BackupMachine.follow(configured, advert, BackupMachine.followed(configured, source, priority), now),
                with(with(remarks, last), List.of(new RemoveAddresses(), new Publish(new Cause.Yields(source, priority)))));
    }

    /** One of us has to yield: by address, but another member of our sync group may come first, and an owner may not hear us. */
    private static Step hearsEqual(RouterConfig config, Active state, InetAddress source, Advertisement advert,
            List<Action> remarks, long now) {
        int priority = advert.priority();
        boolean outranksUs = isHigher(source, config.source());
        OptionalInt times = config.timesToBearEqual(outranksUs);
        if (times.isEmpty()) {
            return hearsLower(config, state, source, priority, remarks, now);
        }
        Claim.Disputed claim = disputed(config, state.claim(), times.getAsInt(), advert.intervalNanos(), now);
        if (VrrpMachine.isDue(claim.patientUntil(), now)) {
            Outcome outcome = outranksUs ? Outcome.WE_YIELD : Outcome.IT_DOES_NOT_YIELD;
            return yieldTo(config, config, source, advert, with(remarks, ofOwner(config, source, priority, outcome)), now);
        }
        boolean isNew = !(state.claim() instanceof Claim.Disputed before) || before.patientUntil() != claim.patientUntil();
        Outcome outcome = outranksUs ? Outcome.GROUP_DECIDES : Outcome.IT_SHOULD_YIELD;
        List<Action> said = isNew ? with(remarks, ofOwner(config, source, priority, outcome)) : remarks;
        return outranksUs // who answered at once would be answered at once
                ? bears(config, state.claiming(claim), source, priority, state.advertiseAt(), said, now)
                : hearsLower(config, state.claiming(claim), source, priority, said, now);
    }

    /** The dispute goes on, unless it was over before, or with this one it ends earlier. */
    private static Claim.Disputed disputed(RouterConfig config, Claim before, int times, long otherIntervalNanos, long now) {
        long patience = config.patienceWithEqualNanos(otherIntervalNanos);
        long until = now + times * patience;
        return before instanceof Claim.Disputed(long heardAt, long patientUntil) && now - heardAt <= patience
                && patientUntil - until <= 0 ? new Claim.Disputed(now, patientUntil) : new Claim.Disputed(now, until);
    }

    private static List<Action> ofOwner(RouterConfig config, InetAddress source, int priority, Outcome outcome) {
        return config.isOwner() && priority == RouterConfig.OWNER_PRIORITY
                ? List.of(new Report(source, new Remark.OtherOwner(outcome)))
                : List.of();
    }

    /** RFC 9568 6.4.3, and keepalived for both versions: assert ourselves. */
    private static Step hearsLower(RouterConfig config, Active state, InetAddress source, int priority,
            List<Action> remarks, long now) {
        var actions = new ArrayList<>(remarks);
        long advertiseAt = state.advertiseAt();
        if (config.rivals().answerLower()) {
            actions.add(new SendAdvert(config.priority()));
            advertiseAt = now + config.intervalNanos();
        }
        actions.add(new PublishLower(source, priority));
        return bears(config, state, source, priority, advertiseAt, actions, now);
    }

    /** Two are active: win back neighbours that the other may have taken. */
    private static Step bears(RouterConfig config, Active state, InetAddress source, int priority, long advertiseAt,
            List<Action> before, long now) {
        var actions = new ArrayList<>(before);
        AnnouncementPolicy policy = config.announcements();
        if (policy.lowerPriorityRepeat() > 0) {
            actions.add(new AnnounceNeighbours(policy.lowerPriorityRepeat()));
        }
        int rivals = state.rivals() + 1;
        if (rivals > 1 && Integer.bitCount(rivals) == 1) { // the first may have crossed ours on the way; then ever more rarely
            actions.add(new Report(source, new Remark.SecondActive(priority, config.priority(), rivals)));
        }
        return new Step(new Active(advertiseAt, policy.afterLower(state.burst(), now), state.refreshAt(), rivals, state.claim()),
                actions);
    }

    private static List<Action> with(List<Action> first, List<Action> then) {
        var actions = new ArrayList<>(first);
        actions.addAll(then);
        return actions;
    }

    /** Section 6.4.3: addresses compare as unsigned numbers in network order. */
    private static boolean isHigher(InetAddress one, InetAddress other) {
        return Arrays.compareUnsigned(one.getAddress(), other.getAddress()) > 0;
    }
}
