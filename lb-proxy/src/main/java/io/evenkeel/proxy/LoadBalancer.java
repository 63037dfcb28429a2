package io.evenkeel.proxy;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

import io.evenkeel.core.Pool;
import io.evenkeel.core.PoolConfig;
import io.evenkeel.core.time.Clock;
import io.evenkeel.proxy.config.BackendConfig;
import io.evenkeel.proxy.config.FrontendConfig;
import io.evenkeel.proxy.config.LoadBalancerConfig;
import io.evenkeel.proxy.loop.EventLoops;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

/**
 * A TCP and HTTP/1.1 load balancer.
 *
 * {@snippet lang=java :
 * var balancer = LoadBalancer.builder()
 *     .http("shop", f -> f.bind(":8080").forwardFor().defaultPool(Pool.builder("web")
 *         .scheduler(Schedulers.roundRobin())
 *         .server("web1", "10.0.0.11:8080", s -> s.weight(2))
 *         .server("web2", "10.0.0.12:8080")
 *         .healthCheck(HttpCheck.get("/up"))))
 *     .build();
 * balancer.start().block();
 * }
 *
 * <p>For any thread. Starting, applying and stopping are serialised: each waits for the one before.
 */
public final class LoadBalancer {
    private final Running running;
    private final LoadBalancerConfig initial;

    private LoadBalancer(LoadBalancerConfig initial, LoopResources loops, Clock clock) {
        this.initial = initial;
        this.running = new Running(loops, clock);
    }

    /** Starts a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** A load balancer on event loops of its own, one for each processor. */
    public static LoadBalancer create(LoadBalancerConfig config) {
        return create(config, Runtime.getRuntime().availableProcessors());
    }

    /** A load balancer on as many event loops of its own. */
    public static LoadBalancer create(LoadBalancerConfig config, int eventLoops) {
        return new LoadBalancer(config, new EventLoops(eventLoops), Clock.system());
    }

    /**
     * Listens and serves. Fails with {@link io.evenkeel.proxy.frontend.ListenException} when an address cannot be had and
     * with {@link IllegalArgumentException} when a host does not resolve; nothing runs then.
     */
    public Mono<Void> start() {
        return running.apply(initial).then();
    }

    /** What {@link #apply} would do. */
    public Plan plan(LoadBalancerConfig next) {
        return Plan.between(running.config(), next);
    }

    /**
     * Changes what runs to {@code next}, whole or not at all, and says what was different. Connections and requests under
     * way are not touched: those of a frontend or server that goes are served to their end.
     */
    public Mono<Plan> apply(LoadBalancerConfig next) {
        return running.apply(next);
    }

    /**
     * Stops: listens no more, lets requests under way end, and after {@code drain} cuts off what is left. Completes when all
     * is closed. It cannot be started again.
     */
    public Mono<Void> stop(Duration drain) {
        return running.stop(drain);
    }

    /** What runs; empty before the start. */
    public LoadBalancerConfig config() {
        return running.config();
    }

    /** Where a frontend listens, with the ports that the system chose; empty for a frontend that does not run. */
    public List<InetSocketAddress> addresses(String frontend) {
        return running.addresses(frontend);
    }

    /** How many clients a frontend has at this moment. */
    public int connections(String frontend) {
        return running.connections(frontend);
    }

    /** The running pools. */
    public List<Pool> pools() {
        return running.pools();
    }

    /** The running pool of that name, or null. */
    public @Nullable Pool pool(String name) {
        return pools().stream().filter(pool -> pool.name().equals(name)).findFirst().orElse(null);
    }

    /** Collects frontends and backends. Not thread-safe. */
    public static final class Builder {
        private final LoadBalancerConfig.Builder config = LoadBalancerConfig.builder();

        private Builder() {}

        /** Adds an HTTP frontend. */
        public Builder http(String name, UnaryOperator<FrontendConfig.Builder> details) {
            config.http(name, details);
            return this;
        }

        /** Adds a TCP frontend. */
        public Builder tcp(String name, UnaryOperator<FrontendConfig.Builder> details) {
            config.tcp(name, details);
            return this;
        }

        /** Adds a backend and says how the proxy talks to its servers. */
        public Builder backend(PoolConfig pool, UnaryOperator<BackendConfig.Builder> details) {
            config.backend(pool, details);
            return this;
        }

        /** How many clients at a time over all frontends; 0, the default, for no limit. */
        public Builder maxConnections(int most) {
            config.maxConnections(most);
            return this;
        }

        /**
         * The load balancer, not started.
         *
         * @throws IllegalArgumentException when names clash or a backend is missing
         */
        public LoadBalancer build() {
            return create(config.build());
        }
    }
}
