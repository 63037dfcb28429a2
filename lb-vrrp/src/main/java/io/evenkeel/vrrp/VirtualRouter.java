package io.evenkeel.vrrp;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

import io.evenkeel.core.time.Clock;
import io.evenkeel.vrrp.packet.Advertisement;
import io.evenkeel.vrrp.packet.Decoded.Datagram;
import io.evenkeel.vrrp.packet.Seal;
import io.evenkeel.vrrp.packet.VrrpCodec;
import io.evenkeel.vrrp.protocol.Action;
import io.evenkeel.vrrp.protocol.AdvertCheck;
import io.evenkeel.vrrp.protocol.Cause;
import io.evenkeel.vrrp.protocol.Event;
import io.evenkeel.vrrp.protocol.FaultCause;
import io.evenkeel.vrrp.protocol.Machine;
import io.evenkeel.vrrp.protocol.Membership;
import io.evenkeel.vrrp.protocol.Rejection;
import io.evenkeel.vrrp.protocol.ReplayGuard;
import io.evenkeel.vrrp.protocol.RouterConfig;
import io.evenkeel.vrrp.protocol.State;
import io.evenkeel.vrrp.protocol.Step;
import io.evenkeel.vrrp.protocol.SyncGroup;
import io.evenkeel.vrrp.protocol.VrrpMachine;
import io.evenkeel.vrrp.spi.RouterAccess;
import io.evenkeel.vrrp.spi.VirtualRoute;
import io.evenkeel.vrrp.spi.VirtualRule;
import io.evenkeel.vrrp.track.EffectivePriority;
import io.evenkeel.vrrp.track.Reading;
import io.evenkeel.vrrp.track.Tracking;

/** One virtual router: the machine's state, and the hands that carry its actions out. Driver thread only. */
final class VirtualRouter {
    private final Machine machine;
    private final RouterAccess access;
    private final Agenda agenda;
    private final Groups groups;
    private final Clock clock;
    private final VrrpLog log;
    private final TransitionPublisher publisher;
    private final Tally tally = new Tally();
    private final ReplayGuard guard = new ReplayGuard();
    private final Sealer sealer;
    private final Floating floating;
    private VirtualRouterConfig config;
    private RouterConfig forMachine;
    private State state = State.initial();
    private Set<FaultCause> faults = Set.of();
    private boolean maintenance;
    private long generation;
    private Cause stopping = new Cause.Stopped();
    private OptionalLong lowerToldAt = OptionalLong.empty();

    VirtualRouter(VirtualRouterConfig config, InetAddress source, Duration holdBack, RouterAccess access, Agenda agenda,
            Groups groups, DriverContext context) {
        this.config = config;
        this.forMachine = config.forMachine(source).withStartupDelay(holdBack.toNanos());
        this.access = access;
        this.agenda = agenda;
        this.groups = groups;
        this.machine = context.machine();
        this.clock = context.clock();
        this.log = context.log();
        this.publisher = context.publisher();
        this.sealer = new Sealer(clock);
        this.floating = new Floating(config, access, clock, log, tally);
        publisher.remember(config, RouterState.INITIALIZE, "not started", clock.now(), tally);
    }

    VirtualRouterConfig config() {
        return config;
    }

    State state() {
        return state;
    }

    InetAddress source() {
        return forMachine.source();
    }

    /** How it stands in its group from now on. */
    void membership(Membership membership) {
        forMachine = forMachine.withMembership(membership);
    }

    /** Advertises from another address from now on; without any it is in fault. Whether that is news. */
    boolean useSource(Optional<InetAddress> found) {
        InetAddress source = found.orElse(config.family().unspecified());
        if (forMachine.source().equals(source)) {
            return false;
        }
        forMachine = forMachine.withSource(source);
        return true;
    }

    SyncGroup.Member asMember() {
        return new SyncGroup.Member(state, faults);
    }

    /** Whether the state survives a change to {@code next}. */
    boolean canBecome(VirtualRouterConfig next, InetAddress source) {
        return forMachine.source().equals(source) && config.canBecome(next);
    }

    /** Gives back what was attached. */
    void close() {
        agenda.remove(this);
        access.close();
    }

    /** Tells when {@link #turn} is wanted; after everything that may have changed it. */
    private void enterAgenda() {
        OptionalLong one = state.deadline();
        OptionalLong other = floating.deadline();
        if (one.isEmpty() || other.isEmpty()) {
            agenda.put(this, one.isPresent() ? one : other, early());
        } else {
            agenda.put(this, one.getAsLong() - other.getAsLong() < 0 ? one : other, early());
        }
    }

    private long early() {
        return state instanceof State.Active ? forMachine.earlyNanos() : 0;
    }

    /** Whether its next deadline is about the silence of others. */
    boolean isListening() {
        return state instanceof State.Backup;
    }

    /** Does what is due. */
    void turn() {
        long now = clock.nanoTime();
        OptionalLong due = state.deadline();
        if (due.isPresent() && now - due.getAsLong() + early() >= 0) {
            tally.late(now - due.getAsLong());
            post(new Event.DeadlineReached());
        }
        floating.work();
        enterAgenda();
    }

    /** Puts an address back that somebody else has removed; false when it is none of ours. */
    boolean restore(String interfaceName, InetAddress gone) {
        boolean isOurs = floating.restore(interfaceName, gone);
        enterAgenda();
        return isOurs;
    }

    /** Puts a route back that somebody else has removed. */
    void restore(VirtualRoute route) {
        floating.restore(route);
    }

    /** Puts a rule back that somebody else has removed. */
    void restore(VirtualRule rule) {
        floating.restore(rule);
    }

    /** An interface has come or changed: what belongs there and has gone with it comes back. */
    void complete(String interfaceName) {
        floating.complete(interfaceName);
        enterAgenda();
    }

    /** An advertisement for this router has come in. */
    void hear(Datagram datagram) {
        Optional<Rejection> rejection = AdvertCheck.rejection(forMachine, datagram, guard, clock.now().getEpochSecond());
        if (rejection.isPresent()) {
            tally.dropped.count(rejection.get().reason());
            log.rejected(config, datagram.source(), rejection.get());
            return;
        }
        tally.received.incrementAndGet();
        post(new Event.AdvertReceived(datagram.source(), datagram.advertisement()));
        forMachine = forMachine.having(datagram.advertisement());
    }

    /** Gives the machine an event and carries out what it answers. */
    void post(Event event) {
        State before = state;
        Step step = machine.step(forMachine, before, event, clock.nanoTime());
        state = step.next();
        for (Action action : step.actions()) {
            carryOut(action, before);
        }
        int was = VrrpMachine.priority(forMachine, before);
        int is = VrrpMachine.priority(forMachine, state);
        if (is != was) { // among owners of the same addresses
            publisher.reconfigured(config, is);
            publishPriority(was, is);
        }
        tellGroup();
        enterAgenda();
    }

    private void tellGroup() {
        String group = config.group();
        if (group != null) {
            groups.moved(group);
        }
    }

    private void carryOut(Action action, State before) {
        switch (action) {
            case Action.SendAdvert(int priority) -> send(priority);
            case Action.AddAddresses() -> floating.add();
            case Action.RemoveAddresses() -> floating.remove();
            case Action.RemoveLeftovers() -> {
                if (!config.isOwner()) {
                    floating.removeLeftovers();
                }
            }
            case Action.AnnounceNeighbours(int times) -> floating.announce(times);
            case Action.Publish(Cause cause) -> publish(before, cause instanceof Cause.Stopped ? stopping : cause);
            case Action.Report(var source, var remark) -> log.remark(config, source, remark);
            case Action.PublishLower(InetAddress source, int priority) -> hearsLower(source, priority);
        }
    }

    private void send(int priority) {
        Advertisement advertisement = forMachine.advertisement(priority);
        for (InetAddress destination : forMachine.delivery().destinations()) {
            if (destination.equals(forMachine.source())) {
                continue; // a list of all routers may be the same on each of them
            }
            var bare = new Datagram(sealer.identification(forMachine.protection()), forMachine.source(), destination,
                    forMachine.delivery().ttl(), advertisement, new Seal.None());
            try {
                access.send(VrrpCodec.encode(sealer.seal(forMachine.protection(), bare)));
                tally.sent.incrementAndGet();
                log.sends(config);
            } catch (IOException | RuntimeException e) {
                log.sendFailed(config, e);
            }
        }
        if (priority == Advertisement.RESIGN) {
            tally.resigned.incrementAndGet();
        }
    }

    private void publish(State before, Cause cause) {
        RouterState from = RouterState.of(before);
        RouterState to = RouterState.of(state);
        if (to == RouterState.ACTIVE) {
            generation = Math.max(generation + 1, clock.now().toEpochMilli());
            tally.becameActive.incrementAndGet();
        } else if (cause instanceof Cause.Stalled) {
            tally.stalls.incrementAndGet();
        }
        var transition = new Transition(config.name(), config.virtualRouterId(), config.interfaceName(), config.group(),
                VrrpMachine.priority(forMachine, state), from, to, cause, generation, clock.now());
        log.transition(transition);
        publisher.remember(config, transition, tally);
        publisher.publish(transition);
    }

    private void publishPriority(int before, int now) {
        if (before != now) {
            var change = new RouterEvent.PriorityChange(config.name(), config.group(), RouterState.of(state), before, now, clock.now());
            log.priority(config, change);
            publisher.publish(change);
        }
    }

    /** A rival that floods us is told of twice in an interval: one that keeps to its own interval is always told of. */
    private void hearsLower(InetAddress source, int priority) {
        tally.rivals.incrementAndGet();
        long now = clock.nanoTime();
        if (lowerToldAt.isEmpty() || now - lowerToldAt.getAsLong() >= forMachine.intervalNanos() / 2) {
            lowerToldAt = OptionalLong.of(now);
            publisher.publish(new RouterEvent.LowerPriorityHeard(config.name(), config.group(), source, priority, forMachine.priority(),
                    generation, clock.now()));
        }
    }

    /** Looks at what the router depends on. */
    void track(LinkState link, Function<Tracking.Subject, Reading> readings) {
        var here = new LinkedHashMap<Tracking, Reading>();
        config.tracking().forEach(tracking -> here.put(tracking, readings.apply(tracking.subject())));
        track(link, here);
    }

    private void track(LinkState link, Map<Tracking, Reading> readings) {
        var now = new HashSet<FaultCause>();
        if (link == LinkState.MISSING) {
            now.add(new FaultCause.InterfaceMissing());
        } else if (link == LinkState.DOWN && config.tracksOwnInterface()) {
            now.add(new FaultCause.LinkDown());
        }
        if (link != LinkState.MISSING && !access.isReady()) {
            now.add(new FaultCause.InterfaceUnusable());
        }
        if (link != LinkState.MISSING && forMachine.source().isAnyLocalAddress()) {
            now.add(new FaultCause.NoSourceAddress());
        }
        if (forMachine.delivery().destinations().isEmpty()) {
            now.add(new FaultCause.NoPeer());
        }
        if (maintenance) {
            now.add(new FaultCause.Maintenance());
        }
        boolean withWeights = config.group() == null || config.weightsInGroup();
        EffectivePriority outcome = EffectivePriority.of(config.priority(), readings, withWeights);
        outcome.down().forEach(name -> now.add(new FaultCause.TrackerDown(name)));
        if (outcome.priority() != forMachine.priority()) {
            int before = forMachine.priority();
            forMachine = forMachine.withPriority(outcome.priority());
            publisher.reconfigured(config, outcome.priority());
            post(new Event.Reconfigured());
            publishPriority(before, forMachine.priority());
        }
        if (!now.equals(faults)) {
            faults = Set.copyOf(now);
            if (config.group() == null) { // a group tells its members
                post(new Event.FaultsChanged(faults));
            }
            tellGroup();
        }
    }

    /** The faults of a router that is about to start, so that it does not begin to listen in vain. */
    void foresee(LinkState link, Function<Tracking.Subject, Reading> readings) {
        track(link, readings);
        post(new Event.FaultsChanged(faults));
    }

    /** Ends its part in the protocol, for {@code why}. */
    void stop(Cause why) {
        stopping = why;
        post(new Event.Shutdown());
    }

    void stepDown(Duration hold) {
        post(new Event.StepDown(hold.toNanos()));
    }

    void maintenance(boolean on) {
        maintenance = on;
    }

    /** Takes new values over and keeps the state: same interface, VRID, version and source. */
    void reconfigure(VirtualRouterConfig changed) {
        int before = forMachine.priority();
        int effective = changed.priority() == config.priority() ? before : changed.priority();
        config = changed;
        // The configured version is the same as before; what peers have taught us of it stays.
        forMachine = changed.forMachine(forMachine.source()).withPriority(effective).withVersion(forMachine.version());
        log.reconfigured(changed);
        publisher.reconfigured(changed, effective);
        post(new Event.Reconfigured());
        if (changed.group() == null) {
            post(new Event.FaultsChanged(faults)); // without those of a group that it has left
        }
        floating.change(changed);
        publishPriority(before, forMachine.priority());
        enterAgenda();
    }
}
