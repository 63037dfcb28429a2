package io.evenkeel.launcher;

import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.evenkeel.core.Health;
import io.evenkeel.core.Pool;
import io.evenkeel.core.PoolObserver;
import io.evenkeel.core.Server;
import io.evenkeel.director.Director;
import io.evenkeel.director.DirectorConfig;
import io.evenkeel.launcher.host.ServiceManager;
import io.evenkeel.proxy.config.LoadBalancerConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A director that runs until a signal ends it. Signals are heard from the start and carried out one after the other, on the
 * thread that runs the service. It logs what becomes of servers and virtual routers.
 */
public final class Service {
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration SOFTLY = Duration.ofDays(1);

    private static final Logger log = LoggerFactory.getLogger(Logging.STATES);

    private final Supplier<@Nullable DirectorConfig> reader;
    private final BlockingQueue<Wish> wishes = new LinkedBlockingQueue<>();
    private final Set<Pool> observed = Collections.newSetFromMap(new IdentityHashMap<>());
    private DirectorConfig config;

    /** How a service begins. */
    @FunctionalInterface
    public interface Start {
        /** Gives a director that runs, made by {@code attempt}, which may be tried again when it fails. */
        Director by(Supplier<Director> attempt) throws InterruptedException;
    }

    /**
     * A service that does not run yet.
     *
     * @param config what it runs
     * @param signals what each signal asks for, by names without SIG
     * @param reader what {@link Wish#RELOAD} changes to; null when the files cannot be used, which it has said
     */
    public Service(DirectorConfig config, Map<String, Wish> signals, Supplier<@Nullable DirectorConfig> reader) {
        this.config = config;
        this.reader = reader;
        signals.forEach((signal, wish) -> Signals.on(signal, heard -> wishes.add(wish)));
    }

    /** Starts the director, calls {@code ready}, and returns when the director has stopped. */
    public void run(Start start, Runnable ready) throws InterruptedException {
        Director director = start.by(this::started);
        observe(director);
        config.loadBalancer().frontends().forEach(frontend -> log.info("Frontend {} listens on {}", frontend.name(),
                addresses(director, frontend.name())));
        ready.run();
        ServiceManager.ready();
        Duration drain = untilEnd(director);
        ServiceManager.stopping();
        var stopping = director.stop(drain).toFuture();
        // A second signal while the last requests are served: no more patience.
        Thread.ofPlatform().daemon().name("second-signal").start(this::haltOnSignal);
        stopping.join();
    }

    private Director started() {
        Director director = Director.create(config);
        director.transitions().subscribe(transition -> log.info("Virtual router {}", transition));
        director.start().block();
        return director;
    }

    private Duration untilEnd(Director director) throws InterruptedException {
        while (true) {
            switch (wishes.take()) {
                case STOP -> {
                    return AT_ONCE;
                }
                case DRAIN -> {
                    return SOFTLY;
                }
                case RELOAD -> reload(director);
                case REPORT -> StateReport.lines(director).forEach(log::info);
                case PAUSE -> change(director, withoutFrontends(config), "Listening is suspended");
                case RESUME -> change(director, config, "Listening goes on");
            }
        }
    }

    private void reload(Director director) {
        DirectorConfig next;
        try {
            next = reader.get();
        } catch (RuntimeException e) {
            log.error("The files cannot be used: what runs stays as it is: {}", Failure.sentence(e));
            return;
        }
        if (next == null) {
            log.error("The files cannot be used: what runs stays as it is");
        } else if (change(director, next, "The files were read anew")) {
            config = next;
        }
    }

    private boolean change(Director director, DirectorConfig next, String what) {
        try {
            String plan = director.plan(next).toString();
            director.apply(next).block();
            observe(director);
            log.info("{}: {}", what, plan.replace("\n", "; "));
            return true;
        } catch (RuntimeException e) {
            log.error("{}: refused, what runs stays as it is: {}", what, Failure.sentence(e));
            return false;
        }
    }

    private void observe(Director director) {
        observed.retainAll(director.loadBalancer().pools());
        for (Pool pool : director.loadBalancer().pools()) {
            if (observed.add(pool)) {
                pool.observe(new StateLog(pool.name()));
            }
        }
    }

    private static DirectorConfig withoutFrontends(DirectorConfig config) {
        LoadBalancerConfig balancer = config.loadBalancer();
        return config.with(new LoadBalancerConfig(List.of(), balancer.backends(), balancer.maxConnections()));
    }

    private static String addresses(Director director, String frontend) {
        return director.loadBalancer().addresses(frontend).stream()
                .map(address -> address.getAddress().getHostAddress() + ":" + address.getPort()).collect(Collectors.joining(", "));
    }

    private void haltOnSignal() {
        try {
            wishes.take();
            Runtime.getRuntime().halt(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record StateLog(String pool) implements PoolObserver {
        @Override
        public void healthChanged(Server server, Health before, Health now, String reason) {
            log.info("Server {}/{} is {}: {}", pool, server.name(), now, reason);
        }
    }
}
