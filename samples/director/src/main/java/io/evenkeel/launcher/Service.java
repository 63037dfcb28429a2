package io.evenkeel.launcher;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;

import io.evenkeel.core.Health;
import io.evenkeel.core.PoolObserver;
import io.evenkeel.core.Server;
import io.evenkeel.director.Director;
import io.evenkeel.director.DirectorConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A director that runs until a signal ends it. SIGINT and SIGTERM stop it at once; SIGUSR1 stops it softly: it listens no more
 * and ends when the last request is done. It logs what becomes of servers and virtual routers.
 */
public final class Service {
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration SOFTLY = Duration.ofDays(1);

    private static final Logger log = LoggerFactory.getLogger(Logging.STATES);

    private final DirectorConfig config;
    private final BlockingQueue<String> signals = new LinkedBlockingQueue<>();

    /** A service that does not run yet. */
    public Service(DirectorConfig config) {
        this.config = config;
    }

    /** Starts the director and returns when it has stopped. */
    public void run() throws InterruptedException {
        for (String signal : new String[] {"INT", "TERM", "USR1"}) {
            Signals.on(signal, signals::add);
        }
        Director director = Director.create(config);
        director.transitions().subscribe(transition -> log.info("Virtual router {}", transition));
        director.start().block();
        director.loadBalancer().pools().forEach(pool -> pool.observe(new StateLog(pool.name())));
        config.loadBalancer().frontends().forEach(frontend -> log.info("Frontend {} listens on {}", frontend.name(),
                addresses(director, frontend.name())));
        var stopping = director.stop(signals.take().equals("USR1") ? SOFTLY : AT_ONCE).toFuture();
        // A second signal while the last requests are served: no more patience.
        Thread.ofPlatform().daemon().name("second-signal").start(this::haltOnSignal);
        stopping.join();
    }

    private static String addresses(Director director, String frontend) {
        return director.loadBalancer().addresses(frontend).stream()
                .map(address -> address.getAddress().getHostAddress() + ":" + address.getPort()).collect(Collectors.joining(", "));
    }

    private void haltOnSignal() {
        try {
            signals.take();
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
