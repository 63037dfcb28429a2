package io.evenkeel.vrrp;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import io.evenkeel.core.time.Clock;
import io.evenkeel.vrrp.packet.DropReason;
import io.evenkeel.vrrp.protocol.Machine;
import io.evenkeel.vrrp.spi.HostStatics;
import io.evenkeel.vrrp.spi.Urgency;
import io.evenkeel.vrrp.spi.VrrpNetwork;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Runs virtual routers on the interfaces of this host: one thread drives them all. An engine is started once and stopped once. Any thread may call it; changes are carried out one after the other, in the
 * order in which their {@code Mono}s were subscribed.
 *
 * <p>Its threads are daemons: a program that ends without {@link #stop} leaves its addresses behind, as one that is killed.
 *
 * <p>Errors: what the user can put right comes as {@link io.evenkeel.vrrp.spi.VrrpException} with a sentence, such as a
 * missing privilege or interface; another failure as the {@link java.io.IOException} that it is, which
 * {@code Mono.block()} wraps ({@code reactor.core.Exceptions.unwrap} gives it back). Either way nothing of the change
 * remains.
 */
public final class VrrpEngine {
    private final ExecutorService control = serial("vrrp-control");
    private final TransitionPublisher publisher = new TransitionPublisher(serial("vrrp-events"),
            task -> Thread.ofVirtual().name("vrrp-listeners").start(task));
    private final DriverThread driver;
    private final Map<String, LinkDelay> linkDelays;
    /** Control thread only, as the one below. */
    private List<VirtualRouterConfig> routers;
    private HostStatics statics;
    private Urgency urgency;
    private Phase phase = Phase.NEW;

    private enum Phase {
        NEW, RUNNING, STOPPED
    }

    VrrpEngine(List<VirtualRouterConfig> routers, HostStatics statics, VrrpNetwork network, Clock clock, Urgency urgency,
            Map<String, LinkDelay> linkDelays, Machine machine) {
        this.routers = requireDistinct(routers);
        this.statics = statics;
        this.urgency = urgency;
        this.linkDelays = linkDelays;
        this.driver = new DriverThread(network, new DriverContext(machine, clock, new VrrpLog(), publisher));
    }

    /** Begins an engine. */
    public static VrrpEngineBuilder builder() {
        return new VrrpEngineBuilder();
    }

    /** Starts every router; completes when each listens, or is active because it owns its addresses. */
    public Mono<Void> start() {
        return onControl(() -> {
            requirePhase(Phase.NEW, "start");
            try {
                driver.start(host -> {
                    host.schedule(urgency);
                    host.linkDelays(linkDelays);
                    host.apply(routers, statics);
                }).join();
            } catch (CompletionException e) {
                driver.end(HostDriver::stop);
                phase = Phase.STOPPED;
                throw e;
            }
            phase = Phase.RUNNING;
            return null;
        });
    }

    /**
     * Makes the running routers those of {@code wanted}: new ones start, missing ones stop, changed ones take their new
     * values over (a change of version or source address restarts the router), and the others do not notice.
     */
    public Mono<Void> apply(List<VirtualRouterConfig> wanted) {
        List<VirtualRouterConfig> checked = requireDistinct(wanted);
        return onControl(() -> change(checked, statics));
    }

    /** As above, and makes what the host has whoever is active that of {@code wantedStatics}. */
    public Mono<Void> apply(List<VirtualRouterConfig> wanted, HostStatics wantedStatics) {
        List<VirtualRouterConfig> checked = requireDistinct(wanted);
        return onControl(() -> change(checked, wantedStatics));
    }

    private @Nullable Void change(List<VirtualRouterConfig> wanted, HostStatics wantedStatics) {
        requirePhase(Phase.RUNNING, "apply");
        List<VirtualRouterConfig> before = routers;
        HostStatics staticsBefore = statics;
        try {
            driver.submit(host -> host.apply(wanted, wantedStatics)).join();
        } catch (CompletionException e) {
            driver.submit(host -> host.apply(before, staticsBefore)).join();
            throw e;
        }
        routers = wanted;
        statics = wantedStatics;
        return null;
    }

    /** Lets the host run the engine's thread in another way from now on. */
    public Mono<Void> schedule(Urgency wanted) {
        return onControl(() -> {
            requirePhase(Phase.RUNNING, "schedule");
            if (!wanted.equals(urgency)) {
                driver.submit(host -> host.schedule(wanted)).join();
                urgency = wanted;
            }
            return null;
        });
    }

    /** Has the states of interfaces last so long from now on before routers take notice, by name; others count at once. */
    public Mono<Void> linkDelays(Map<String, LinkDelay> delays) {
        Map<String, LinkDelay> wanted = Map.copyOf(delays);
        return onControl(() -> {
            requirePhase(Phase.RUNNING, "change delays");
            driver.submit(host -> host.linkDelays(wanted)).join();
            return null;
        });
    }

    /** Stops every router: active ones resign, then lose their addresses. Completes when that is done. */
    public Mono<Void> stop() {
        return onControl(() -> {
            try {
                if (phase == Phase.RUNNING) {
                    driver.end(HostDriver::stop).join();
                    routers = List.of();
                }
            } finally {
                phase = Phase.STOPPED;
                publisher.complete();
            }
            return null;
        });
    }

    /**
     * Lets another host be active for the routers of that name or sync group: they resign, step back, and preempt nobody for
     * {@code hold}. When nobody takes over they are active again after their patience.
     */
    public Mono<Void> switchOver(String nameOrGroup, Duration hold) {
        return onControl(() -> {
            requirePhase(Phase.RUNNING, "switch over");
            requireKnown(nameOrGroup);
            driver.submit(host -> host.switchOver(named(nameOrGroup), hold)).join();
            return null;
        });
    }

    /** Keeps the routers of that name or sync group from taking part, or lets them again. */
    public Mono<Void> maintenance(String nameOrGroup, boolean on) {
        return onControl(() -> {
            requirePhase(Phase.RUNNING, "change maintenance");
            requireKnown(nameOrGroup);
            driver.submit(host -> host.maintenance(named(nameOrGroup), on)).join();
            return null;
        });
    }

    private static Predicate<VirtualRouterConfig> named(String nameOrGroup) {
        return router -> router.name().equals(nameOrGroup) || nameOrGroup.equals(router.group());
    }

    private void requireKnown(String nameOrGroup) {
        if (routers.stream().noneMatch(named(nameOrGroup))) {
            throw new IllegalArgumentException("router: " + nameOrGroup + " (expected: one of "
                    + routers.stream().map(VirtualRouterConfig::name).toList() + ", or a sync group)");
        }
    }

    /** What {@link #apply} would do. */
    public Mono<VrrpPlan> plan(List<VirtualRouterConfig> wanted) {
        List<VirtualRouterConfig> checked = requireDistinct(wanted);
        return Mono.fromFuture(() -> CompletableFuture.supplyAsync(() -> VrrpPlan.between(routers, checked), control), true);
    }

    /**
     * Completes when every listener has heard of all that has happened until now; fails with a
     * {@link java.util.concurrent.TimeoutException} when that takes longer.
     */
    public Mono<Void> heard(Duration deadline) {
        return Mono.fromFuture(publisher::drained, true).timeout(deadline);
    }

    /** What came in and was no advertisement for a router here, by reason. */
    public Map<DropReason, Long> dropped() {
        return driver.dropped();
    }

    /** Transitions from the subscription on; ends when the engine has stopped. */
    public Flux<Transition> transitions() {
        return events().ofType(Transition.class);
    }

    /** All that happens from the subscription on; ends when the engine has stopped. */
    public Flux<RouterEvent> events() {
        return publisher.events();
    }

    /** Calls {@code listener} at every transition from now on. */
    public void addListener(TransitionListener listener) {
        publisher.listen(RouterEventListener.ofTransitions(listener));
    }

    /** Calls {@code listener} at every event from now on. */
    public void addEventListener(RouterEventListener listener) {
        publisher.listen(listener);
    }

    /** How the routers are at this moment, by interface and VRID. */
    public List<RouterStatus> status() {
        return publisher.statuses();
    }

    private static List<VirtualRouterConfig> requireDistinct(List<VirtualRouterConfig> routers) {
        var seen = new HashSet<RouterKey>();
        for (VirtualRouterConfig router : routers) {
            if (!seen.add(RouterKey.of(router))) {
                throw new IllegalArgumentException(
                        "virtualRouterId: " + router.virtualRouterId() + " twice on " + router.interfaceName()
                                + " (expected: once)");
            }
        }
        return List.copyOf(routers);
    }

    private void requirePhase(Phase expected, String what) {
        if (phase != expected) {
            throw new IllegalStateException("cannot " + what + ": the engine is "
                    + switch (phase) {
                        case NEW -> "not started";
                        case RUNNING -> "running";
                        case STOPPED -> "stopped";
                    });
        }
    }

    private Mono<Void> onControl(Callable<Void> change) {
        return Mono.fromFuture(() -> CompletableFuture.runAsync(() -> {
            try {
                change.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        }, control), true);
    }

    /** One thread, made when there is work and gone a while after: nobody has to close it. */
    private static ExecutorService serial(String threadName) {
        var executor = new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                task -> Thread.ofPlatform().daemon().name(threadName).unstarted(task));
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
