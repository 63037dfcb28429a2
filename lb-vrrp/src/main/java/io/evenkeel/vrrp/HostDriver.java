package io.evenkeel.vrrp;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

import io.evenkeel.core.time.Clock;
import io.evenkeel.vrrp.packet.DropReason;
import io.evenkeel.vrrp.protocol.Cause;
import io.evenkeel.vrrp.protocol.Machine;
import io.evenkeel.vrrp.spi.HostAccess;
import io.evenkeel.vrrp.spi.HostStatics;
import io.evenkeel.vrrp.spi.InterfaceAccess;
import io.evenkeel.vrrp.spi.NetworkEvent;
import io.evenkeel.vrrp.spi.RouterSite;
import io.evenkeel.vrrp.spi.Urgency;
import io.evenkeel.vrrp.spi.VrrpException;

/**
 * All virtual routers of one host, as a loop that somebody turns: the engine's thread, or a simulation. Not thread-safe.
 */
public final class HostDriver {
    private final HostAccess host;
    private final DriverContext context;
    private final Map<RouterKey.LinkKey, InterfaceDriver> interfaces = new LinkedHashMap<>();
    private final DropCounts dropped = new DropCounts();
    private final Groups groups;
    private final Agenda agenda = new Agenda();
    private boolean mustTrack;
    private final Statics statics;
    private final SteadyLinks steadyLinks = new SteadyLinks();
    private final Readings readings;
    private long renewAt;

    HostDriver(HostAccess host, DriverContext context) {
        this.host = host;
        this.context = context;
        this.groups = new Groups(context);
        this.statics = new Statics(host, context.log());
        this.readings = new Readings(host, steadyLinks, statics, context);
        this.renewAt = context.clock().nanoTime();
    }

    /** A driver without a thread, which tells {@code listener} of events as they happen. */
    public static HostDriver of(HostAccess host, Clock clock, Machine machine, RouterEventListener listener) {
        var publisher = new TransitionPublisher(Runnable::run, Runnable::run);
        publisher.listen(listener);
        return new HostDriver(host, new DriverContext(machine, clock, new VrrpLog(), publisher));
    }

    /**
     * Looks once at everything. Packets come before deadlines: after a pause of this thread, what has waited in the socket
     * shows that the active router lives, and must be heard before its silence is judged.
     */
    public void turn() throws IOException {
        try {
            look();
        } finally {
            renew(); // whatever becomes of the rest: without it, the addresses of all routers would go
        }
    }

    private void look() throws IOException {
        // Who becomes due later has the next turn: nobody has read for it what came in meanwhile.
        List<VirtualRouter> due = agenda.due(context.clock().nanoTime());
        boolean judgesSilence = due.stream().anyMatch(VirtualRouter::isListening);
        for (InterfaceDriver driver : interfaces.values()) {
            if (judgesSilence || driver.access().hasReceived()) {
                driver.readAdverts();
            }
        }
        track();
        due.forEach(VirtualRouter::turn);
        groups.settle();
        Optional<NetworkEvent> first = host.nextEvent();
        for (Optional<NetworkEvent> event = first; event.isPresent(); event = host.nextEvent()) {
            react(event.get()); // after the links: where one is down, its addresses are no longer ours to restore
        }
        if (first.isPresent()) { // what could not be restored may keep routers from taking part
            track();
            groups.settle();
        }
    }

    private void renew() {
        long every = host.renewEvery().toNanos();
        long now = context.clock().nanoTime();
        if (every > 0 && now - renewAt >= 0) {
            renewAt = now + every;
            try {
                host.renew();
            } catch (IOException e) {
                context.log().driverFailed(e);
            }
            if (statics.retry()) {
                host.wakeUp(); // routers may depend on it
            }
        }
    }

    /** Routers look at what they depend on when some of it has changed: with hundreds of them that is rare. */
    private void track() throws IOException {
        mustTrack |= readings.haveChanged(); // remembered at once: a failure below must not make us forget it
        for (InterfaceDriver driver : interfaces.values()) {
            mustTrack |= driver.linkHasChanged(steadyLinks, context.clock().nanoTime());
            mustTrack |= driver.mustFindSources(context.clock().nanoTime()) && findSources(driver);
        }
        if (mustTrack) {
            mustTrack = false;
            for (InterfaceDriver driver : interfaces.values()) {
                driver.routers().values().forEach(router -> router.track(driver.linkState(), readings::of));
            }
        }
    }

    /** What the routers of an interface that came while they ran advertise from; whether that has changed. */
    private boolean findSources(InterfaceDriver driver) throws IOException {
        var sources = SourceAddresses.beside(running().stream().map(VirtualRouter::config).toList());
        List<InetAddress> present = driver.access().present();
        boolean changed = false;
        boolean all = true;
        for (VirtualRouter router : driver.routers().values()) {
            Optional<InetAddress> source = sources.find(router.config(), present);
            changed |= router.useSource(source);
            all &= source.isPresent();
        }
        driver.foundSources(all, context.clock().nanoTime());
        return changed;
    }

    /** How long nothing is to be done unless something comes in; -1 for as long as that takes. */
    public long idleNanos() {
        long now = context.clock().nanoTime();
        OptionalLong next = earlier(agenda.next(), steadyLinks.next());
        for (InterfaceDriver driver : interfaces.values()) {
            next = earlier(next, driver.looksForSourceAt());
        }
        if (!host.renewEvery().isZero()) {
            next = earlier(next, OptionalLong.of(renewAt));
        }
        return next.isEmpty() ? -1 : Math.max(0, next.getAsLong() - now);
    }

    private static OptionalLong earlier(OptionalLong one, OptionalLong other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isPresent() ? one : other;
        }
        return one.getAsLong() - other.getAsLong() < 0 ? one : other;
    }

    /** How the host lets this thread run from now on. */
    void schedule(Urgency urgency) {
        host.schedule(urgency);
    }

    /** How long the states of interfaces have to last from now on, by name. */
    public void linkDelays(Map<String, LinkDelay> delays) {
        steadyLinks.use(delays);
    }

    /** How the routers are. */
    public List<RouterStatus> status() {
        return context.publisher().statuses();
    }

    /** What came in on each interface and was no advertisement for a router here, by reason. Any thread. */
    Map<DropReason, Long> dropped() {
        return dropped.snapshot();
    }

    /** Makes the routers those of {@code wanted}: stops, changes and starts, in this order. */
    public void apply(List<VirtualRouterConfig> wanted) throws IOException {
        apply(wanted, statics.present());
    }

    /** As above; what the host has whoever is active comes before the routers, which may need it, and goes after them. */
    public void apply(List<VirtualRouterConfig> wanted, HostStatics wantedStatics) throws IOException {
        HostStatics before = statics.present();
        statics.become(before.and(wantedStatics));
        try {
            applyRouters(wanted);
        } catch (IOException | RuntimeException e) {
            statics.become(before);
            throw e;
        }
        statics.become(wantedStatics);
    }

    private void applyRouters(List<VirtualRouterConfig> wanted) throws IOException {
        Set<RouterKey.LinkKey> opened = new HashSet<>();
        Map<RouterKey, InetAddress> sources;
        try {
            for (VirtualRouterConfig config : wanted) {
                open(config, opened);
            }
            sources = sources(wanted);
        } catch (IOException | RuntimeException e) {
            opened.forEach(this::close);
            throw e;
        }
        Map<RouterKey, VirtualRouterConfig> byKey = new LinkedHashMap<>();
        wanted.forEach(config -> byKey.put(RouterKey.of(config), config));
        for (VirtualRouter running : running()) {
            VirtualRouterConfig next = byKey.get(RouterKey.of(running.config()));
            if (next == null || !running.canBecome(next, known(sources, next))) {
                driverOf(running.config()).stop(running, next == null ? new Cause.Removed() : new Cause.Stopped());
            }
        }
        groups.report();
        try {
            readings.use(wanted);
            mustTrack = true;
            for (VirtualRouterConfig config : wanted) {
                changeOrStart(config, known(sources, config));
            }
        } finally {
            Map.copyOf(interfaces).forEach((link, driver) -> {
                if (driver.isIdle()) {
                    close(link);
                }
            });
            Set<String> watched = readings.links();
            interfaces.keySet().forEach(link -> watched.add(link.interfaceName()));
            steadyLinks.keepOnly(watched);
            groups.of(running()); // also after a failure: one that has stopped must not hold the others back
        }
        groups.settle();
        context.publisher().keepOnly(wanted.stream().map(RouterKey::of).toList());
    }

    /** Stops all routers. */
    public void stop() throws IOException {
        running().forEach(router -> driverOf(router.config()).stop(router, new Cause.Stopped()));
        apply(List.of(), HostStatics.NONE);
    }

    /** Lets another router be active: those that {@code which} names step back, and preempt nobody for {@code hold}. */
    public void switchOver(Predicate<VirtualRouterConfig> which, Duration hold) {
        chosen(which).forEach(router -> router.stepDown(hold));
        groups.settle();
    }

    /** Keeps those that {@code which} names from taking part, or lets them again. */
    public void maintenance(Predicate<VirtualRouterConfig> which, boolean on) throws IOException {
        chosen(which).forEach(router -> router.maintenance(on));
        mustTrack = true;
        turn();
    }

    private List<VirtualRouter> chosen(Predicate<VirtualRouterConfig> which) {
        return running().stream().filter(router -> which.test(router.config())).toList();
    }

    private void react(NetworkEvent event) {
        switch (event) {
            case NetworkEvent.AddressVanished(String name, InetAddress address) -> {
                for (VirtualRouter router : running()) {
                    if (router.restore(name, address)) {
                        return;
                    }
                }
                statics.restore(name, address);
                statics.complete(name); // the kernel does not tell of routes that it takes away with an interface's last address
            }
            case NetworkEvent.RouteVanished(var route) -> {
                running().forEach(router -> router.restore(route));
                statics.restore(route);
            }
            case NetworkEvent.RuleVanished(var rule) -> {
                running().forEach(router -> router.restore(rule));
                statics.restore(rule);
            }
            case NetworkEvent.LinkChanged(String name) -> {
                running().forEach(router -> router.complete(name));
                statics.complete(name);
            }
        }
    }

    private void open(VirtualRouterConfig config, Set<RouterKey.LinkKey> opened) throws IOException {
        var link = RouterKey.LinkKey.of(config);
        if (!interfaces.containsKey(link)) {
            InterfaceAccess access = host.open(link.interfaceName(), link.family());
            interfaces.put(link, new InterfaceDriver(link, access, context.log(), dropped));
            opened.add(link);
        }
        if (opened.contains(link) && driverOf(config).access().index() == 0 && !config.hostPolicy().interfaceMayBeMissing()) {
            throw new VrrpException("VRRP on " + config.interfaceName() + ": there is no such interface; 'ip link' shows those"
                    + " there are. If it comes later, say so (dynamic_interfaces, interfaceMayBeMissing)");
        }
    }

    private void close(RouterKey.LinkKey link) {
        InterfaceDriver driver = interfaces.remove(link);
        if (driver != null) {
            driver.access().close();
        }
    }

    private InterfaceDriver driverOf(VirtualRouterConfig config) {
        return Objects.requireNonNull(interfaces.get(RouterKey.LinkKey.of(config)), "opened before");
    }

    private static InetAddress known(Map<RouterKey, InetAddress> sources, VirtualRouterConfig config) {
        return Objects.requireNonNull(sources.get(RouterKey.of(config)), "found before");
    }

    private List<VirtualRouter> running() {
        return interfaces.values().stream().flatMap(driver -> driver.routers().values().stream()).toList();
    }

    private void changeOrStart(VirtualRouterConfig config, InetAddress source) throws IOException {
        InterfaceDriver driver = driverOf(config);
        VirtualRouter running = driver.routers().get(config.virtualRouterId());
        if (running == null) {
            driver.linkHasChanged(steadyLinks, context.clock().nanoTime());
            if (source.isAnyLocalAddress()) {
                driver.foundSources(false, context.clock().nanoTime());
            }
            var site = new RouterSite(config.virtualRouterId(), source, config.delivery(), config.receiveBuffer(), config.virtualMac(),
                    config.ipvlan(), config.addressMacs(), config.hostPolicy());
            var router = new VirtualRouter(config, source, config.holdsBack(host.sinceBoot()), driver.access().attach(site), agenda,
                    groups, context);
            router.foresee(driver.linkState(), readings::of);
            driver.start(router);
        } else if (!running.config().equals(config)) {
            running.reconfigure(config);
        }
    }

    /** What each advertises from. Found for all before any is touched, so that a refusal changes nothing. */
    private Map<RouterKey, InetAddress> sources(List<VirtualRouterConfig> wanted) throws IOException {
        List<VirtualRouterConfig> all = new ArrayList<>(wanted);
        running().forEach(router -> all.add(router.config()));
        var found = SourceAddresses.beside(all);
        var sources = new LinkedHashMap<RouterKey, InetAddress>();
        for (VirtualRouterConfig config : wanted) {
            InterfaceDriver driver = driverOf(config);
            VirtualRouter running = driver.routers().get(config.virtualRouterId());
            sources.put(RouterKey.of(config),
                    found.require(config, driver.access().present(), running == null ? null : running.source()));
        }
        return sources;
    }
}
