package io.evenkeel.proxy;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import io.evenkeel.core.Pool;
import io.evenkeel.core.Server;
import io.evenkeel.core.ServerConfig;
import io.evenkeel.core.time.Clock;
import io.evenkeel.healthcheck.HealthMonitor;
import io.evenkeel.proxy.backend.Backend;
import io.evenkeel.proxy.config.BackendConfig;
import io.evenkeel.proxy.config.FrontendConfig;
import io.evenkeel.proxy.config.LoadBalancerConfig;
import io.evenkeel.proxy.frontend.ConnectionGate;
import io.evenkeel.proxy.frontend.Frontend;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.LoopResources;

/**
 * What runs, and how it becomes something else: everything that can fail (names, new pools, new sockets) is done first and
 * beside what runs; only then are backends, frontends and listeners switched over.
 *
 * <p>Changes run one at a time on a thread of their own, which may wait. What they publish may be read by any thread.
 */
final class Running {
    private final LoopResources loops;
    private final Traffic traffic;
    private final ConnectionGate total = new ConnectionGate(0);
    private final Listeners listeners;
    private final HealthMonitor health;
    private final ExecutorService changesThread = Executors.newSingleThreadExecutor(Running::changesThread);
    private final Scheduler changes = Schedulers.fromExecutorService(changesThread);

    // Touched by the changes thread alone: frontends that have left and still serve clients.
    private final List<Frontend> retired = new ArrayList<>();

    // Written by the changes thread, read by any.
    private volatile Map<String, Frontend> frontends = Map.of();
    private volatile Map<String, Backend> backends = Map.of();
    private volatile LoadBalancerConfig config = LoadBalancerConfig.EMPTY;
    private volatile boolean stopped;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Sinks.Empty<Void> stoppedSignal = Sinks.empty();

    Running(LoopResources loops, Clock clock) {
        this.loops = loops;
        this.traffic = new Traffic(loops, clock);
        this.health = new HealthMonitor(loops);
        this.listeners = new Listeners(loops, total, traffic::accepted);
    }

    private static Thread changesThread(Runnable task) {
        var thread = new Thread(task, "evenkeel-changes");
        thread.setDaemon(true);
        return thread;
    }

    LoadBalancerConfig config() {
        return config;
    }

    List<Pool> pools() {
        return backends.values().stream().map(Backend::pool).toList();
    }

    List<InetSocketAddress> addresses(String frontend) {
        return listeners.addresses(frontend);
    }

    int connections(String frontend) {
        Frontend running = frontends.get(frontend);
        return running == null ? 0 : running.connections();
    }

    Mono<Plan> apply(LoadBalancerConfig next) {
        return Mono.fromCallable(() -> applyNow(next)).subscribeOn(changes);
    }

    private Plan applyNow(LoadBalancerConfig next) {
        if (stopped) {
            throw new IllegalStateException("the load balancer is stopped and cannot be started again");
        }
        Plan plan = Plan.between(config, next);
        resolveNewServers(next);
        Map<String, Backend> nextBackends = new LinkedHashMap<>();
        for (BackendConfig wanted : next.backends()) {
            Backend running = backends.get(wanted.name());
            nextBackends.put(wanted.name(), running == null ? new Backend(wanted) : running);
        }
        Map<String, Frontend> nextFrontends = new LinkedHashMap<>();
        for (FrontendConfig wanted : next.frontends()) {
            Frontend running = frontends.get(wanted.name());
            nextFrontends.put(wanted.name(), running == null ? new Frontend(wanted, serving(wanted, nextBackends)) : running);
        }
        Listeners.Switch switchOver = listeners.prepare(next.frontends(), nextFrontends);
        // From here on nothing fails.
        total.maximum(next.maxConnections());
        next.backends().forEach(wanted -> requireBackend(nextBackends, wanted.name()).apply(wanted));
        next.frontends().forEach(wanted -> {
            Frontend frontend = nextFrontends.get(wanted.name());
            if (frontend != null) {
                frontend.apply(wanted, serving(wanted, nextBackends));
            }
        });
        switchOver.commit();
        Map<String, Frontend> leavingFrontends = new LinkedHashMap<>(frontends);
        leavingFrontends.keySet().removeAll(nextFrontends.keySet());
        leavingFrontends.values().forEach(Frontend::drain);
        retired.removeIf(frontend -> frontend.connections() == 0);
        retired.addAll(leavingFrontends.values());
        Map<String, Backend> leavingBackends = new LinkedHashMap<>(backends);
        leavingBackends.keySet().removeAll(nextBackends.keySet());
        // Their servers stay usable: clients of frontends that leave are served to the end. Idle connections grow old.
        leavingBackends.values().forEach(leaving -> health.unwatch(leaving.pool()));
        health.watch(nextBackends.values().stream().map(Backend::pool).toList());
        frontends = nextFrontends;
        backends = nextBackends;
        config = next;
        traffic.forgetRemovedServers();
        return plan;
    }

    private static Backend requireBackend(Map<String, Backend> all, String name) {
        return Objects.requireNonNull(all.get(name));
    }

    private static @Nullable Backend serving(FrontendConfig frontend, Map<String, Backend> all) {
        String name = frontend.defaultBackend();
        return name == null ? null : all.get(name);
    }

    /** A name that does not resolve is found out before anything changes. */
    private void resolveNewServers(LoadBalancerConfig next) {
        for (BackendConfig wanted : next.backends()) {
            Backend running = backends.get(wanted.name());
            for (ServerConfig server : wanted.pool().servers()) {
                Server present = running == null ? null : running.pool().server(server.name());
                if (present == null || !present.config().endpoint().equals(server.endpoint())) {
                    server.resolve();
                }
            }
        }
    }

    Mono<Void> stop(Duration drain) {
        return Mono.defer(() -> {
            if (stopping.compareAndSet(false, true)) {
                changesThread.execute(() -> stopNow(drain));
                changesThread.shutdown();
            }
            return stoppedSignal.asMono();
        });
    }

    private void stopNow(Duration drain) {
        stopped = true;
        health.close();
        listeners.closeAll();
        List<Frontend> running = new ArrayList<>(frontends.values());
        running.addAll(retired);
        running.forEach(Frontend::drain);
        if (!total.awaitEmpty(drain)) {
            running.forEach(Frontend::abort);
            total.awaitEmpty(Duration.ofSeconds(1));
        }
        traffic.close();
        loops.disposeLater(Duration.ZERO, Duration.ofSeconds(1)).block();
        stoppedSignal.tryEmitEmpty();
    }
}
