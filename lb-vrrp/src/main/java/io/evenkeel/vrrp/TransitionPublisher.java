package io.evenkeel.vrrp;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Keeps what the world may know of the routers, and tells listeners on threads that are not the driver's. Any thread. */
final class TransitionPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(VrrpEngine.class);

    /** Serial: a flux must be fed by one thread at a time. */
    private final Executor events;
    private final Executor listening;
    private final List<Hearer> hearers = new CopyOnWriteArrayList<>();
    private final Sinks.Many<RouterEvent> sink = Sinks.many().multicast().directBestEffort();
    /** Routers of which listeners have yet to hear that they have a rival: one that goes on and on is no news. */
    private final Set<String> unheard = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<RouterKey, View> views = new ConcurrentHashMap<>();

    /** A listener, with one lane for each sync group, and for each router without one. */
    private record Hearer(RouterEventListener listener, Lanes lanes) {
        CompletableFuture<Void> tell(RouterEvent event) {
            return lanes.execute(lane(event), () -> {
                try {
                    listener.onEvent(event);
                } catch (RuntimeException e) {
                    LOG.warn("a listener failed at {}", event, e);
                }
            });
        }
    }

    /** What is known of one router; the counts go on while it is the same. */
    private record View(VirtualRouterConfig router, int priority, RouterState state, String reason, Instant since,
            long generation, Tally tally) {
        RouterStatus status() {
            return new RouterStatus(router.name(), router.virtualRouterId(), router.interfaceName(), router.family(), state,
                    priority, since, reason, generation, router.addresses(), tally.snapshot());
        }
    }

    TransitionPublisher(Executor events, Executor listening) {
        this.events = events;
        this.listening = listening;
    }

    void listen(RouterEventListener listener) {
        hearers.add(new Hearer(listener, new Lanes(listening)));
    }

    Flux<RouterEvent> events() {
        return sink.asFlux().onBackpressureBuffer(); // the buffer asks for all, so that best effort drops nothing
    }

    List<RouterStatus> statuses() {
        return views.values().stream().map(View::status).sorted(Comparator.comparing(RouterStatus::interfaceName)
                .thenComparing(RouterStatus::family).thenComparingInt(RouterStatus::virtualRouterId)).toList();
    }

    void remember(VirtualRouterConfig router, RouterState state, String reason, Instant since, Tally tally) {
        views.put(RouterKey.of(router), new View(router, router.priority(), state, reason, since, 0, tally));
    }

    void remember(VirtualRouterConfig router, Transition transition, Tally tally) {
        views.put(RouterKey.of(router), new View(router, transition.priority(), transition.to(), transition.cause().text(),
                transition.at(), transition.generation(), tally));
    }

    void reconfigured(VirtualRouterConfig router, int priority) {
        update(router, view -> new View(router, priority, view.state(), view.reason(), view.since(), view.generation(),
                view.tally()));
    }

    private void update(VirtualRouterConfig router, UnaryOperator<View> change) {
        views.computeIfPresent(RouterKey.of(router), (key, view) -> change.apply(view));
    }

    void keepOnly(Collection<RouterKey> routers) {
        views.keySet().retainAll(routers);
    }

    void publish(RouterEvent event) {
        if (event instanceof RouterEvent.LowerPriorityHeard heard && !unheard.add(heard.name())) {
            return;
        }
        events.execute(() -> sink.tryEmitNext(event));
        CompletableFuture<Void> told = all(hearers.stream().map(hearer -> hearer.tell(event)));
        if (event instanceof RouterEvent.LowerPriorityHeard heard) {
            told.thenRun(() -> unheard.remove(heard.name()));
        }
    }

    private static CompletableFuture<Void> all(Stream<CompletableFuture<Void>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new));
    }

    private static String lane(RouterEvent event) {
        return switch (event) {
            case Transition transition -> lane(transition.name(), transition.group());
            case RouterEvent.GroupTransition group -> group.name();
            case RouterEvent.PriorityChange change -> lane(change.name(), change.group());
            case RouterEvent.LowerPriorityHeard heard -> lane(heard.name(), heard.group());
        };
    }

    private static String lane(String router, @Nullable String group) {
        return group == null ? router : group;
    }

    /** Completes when every listener has heard of everything that was published before. */
    CompletableFuture<Void> drained() {
        return all(hearers.stream().map(hearer -> hearer.lanes().drained()));
    }

    /** Ends the flux after everything that was published before. */
    void complete() {
        events.execute(sink::tryEmitComplete);
    }
}
