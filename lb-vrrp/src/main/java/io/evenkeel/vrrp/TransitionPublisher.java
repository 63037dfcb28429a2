package io.evenkeel.vrrp;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Keeps what the world may know of the routers, and tells listeners on a thread that is not the driver's. Any thread. */
final class TransitionPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(VrrpEngine.class);

    /** Serial: a listener is called for one transition at a time. */
    private final Executor executor;
    private final List<TransitionListener> listeners = new CopyOnWriteArrayList<>();
    private final Sinks.Many<Transition> sink = Sinks.many().multicast().directBestEffort();
    private final ConcurrentMap<RouterKey, RouterStatus> statuses = new ConcurrentHashMap<>();

    TransitionPublisher(Executor executor) {
        this.executor = executor;
    }

    void listen(TransitionListener listener) {
        listeners.add(listener);
    }

    Flux<Transition> transitions() {
        return sink.asFlux().onBackpressureBuffer(); // the buffer asks for all, so that best effort drops nothing
    }

    List<RouterStatus> statuses() {
        return statuses.values().stream().sorted(
                Comparator.comparing(RouterStatus::interfaceName).thenComparingInt(RouterStatus::virtualRouterId)).toList();
    }

    void remember(VirtualRouterConfig router, RouterState state, String reason, Instant since) {
        statuses.put(RouterKey.of(router), new RouterStatus(router.virtualRouterId(), router.interfaceName(), state,
                router.priority(), since, reason, router.addresses()));
    }

    void reconfigured(VirtualRouterConfig router) {
        statuses.computeIfPresent(RouterKey.of(router), (key, status) -> new RouterStatus(router.virtualRouterId(),
                router.interfaceName(), status.state(), router.priority(), status.since(), status.reason(),
                router.addresses()));
    }

    void keepOnly(Collection<RouterKey> routers) {
        statuses.keySet().retainAll(routers);
    }

    void publish(Transition transition) {
        executor.execute(() -> {
            sink.tryEmitNext(transition);
            for (TransitionListener listener : listeners) {
                try {
                    listener.onTransition(transition);
                } catch (RuntimeException e) {
                    LOG.warn("a listener failed at {}", transition, e);
                }
            }
        });
    }

    /** Ends the flux after everything that was published before. */
    void complete() {
        executor.execute(sink::tryEmitComplete);
    }
}
