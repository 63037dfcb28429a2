package io.evenkeel.director;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

import io.evenkeel.core.PoolConfig;
import io.evenkeel.proxy.LoadBalancer;
import io.evenkeel.proxy.config.BackendConfig;
import io.evenkeel.proxy.config.FrontendConfig;
import io.evenkeel.vrrp.RouterStatus;
import io.evenkeel.vrrp.Transition;
import io.evenkeel.vrrp.VirtualRouterBuilder;
import io.evenkeel.vrrp.VrrpEngine;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Floats addresses and serves what comes to them.
 *
 * {@snippet lang=java :
 * var director = Director.builder()
 *     .http("shop", f -> f.bind(":80").forwardFor().defaultPool(web))
 *     .virtualRouter(51, r -> r.on("eth0").priority(100).address("192.168.4.80/24"))
 *     .build();
 * director.start().block();
 * }
 *
 * <p>It starts from the inside out: first it listens, then it asks for the addresses, so that no client meets an address
 * without a server. It stops the other way round: addresses are given up first, then requests under way end. What it did to
 * the host, it undoes.
 *
 * <p>For any thread. Changes are to be made one after the other: wait for one to complete before the next.
 */
public final class Director {
    private final LoadBalancer loadBalancer;
    private final VrrpEngine engine;
    private volatile DirectorConfig config;

    private Director(DirectorConfig config) {
        this.config = config;
        this.loadBalancer = LoadBalancer.create(config.loadBalancer());
        this.engine = VrrpEngine.builder().routers(config.virtualRouters()).build();
    }

    /** A director that does nothing yet. */
    public static Director create(DirectorConfig config) {
        return new Director(config);
    }

    /** Starts a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Listens, then takes part in the elections. When one of both cannot be had, the other is given up again and the error,
     * whose message is a sentence, is passed on.
     */
    public Mono<Void> start() {
        return loadBalancer.start().then(engine.start()).onErrorResume(error -> stop(Duration.ZERO).then(Mono.error(error)));
    }

    /**
     * Gives the addresses up, listens no more, lets requests under way end, and after {@code drain} cuts off what is left.
     * It cannot be started again.
     */
    public Mono<Void> stop(Duration drain) {
        return engine.stop().then(loadBalancer.stop(drain));
    }

    /** What {@link #apply} would do. */
    public DirectorPlan plan(DirectorConfig next) {
        return DirectorPlan.between(config, next);
    }

    /** Changes what runs to {@code next}, whole or not at all, and says what was different. */
    public Mono<DirectorPlan> apply(DirectorConfig next) {
        return Mono.defer(() -> {
            DirectorConfig before = config;
            DirectorPlan plan = DirectorPlan.between(before, next);
            Mono<Void> routers = engine.apply(next.virtualRouters())
                    .onErrorResume(error -> loadBalancer.apply(before.loadBalancer()).then(Mono.error(error)));
            return loadBalancer.apply(next.loadBalancer()).then(routers).then(Mono.fromCallable(() -> {
                config = next;
                return plan;
            }));
        });
    }

    /** The configuration in force. */
    public DirectorConfig config() {
        return config;
    }

    /** The load balancer. */
    public LoadBalancer loadBalancer() {
        return loadBalancer;
    }

    /** How the virtual routers are at this moment. */
    public List<RouterStatus> virtualRouters() {
        return engine.status();
    }

    /** Every change of state of a virtual router from now on; ends when the director has stopped. */
    public Flux<Transition> transitions() {
        return engine.transitions();
    }

    /** Collects the parts of a director. Not thread-safe. */
    public static final class Builder {
        private final DirectorConfig.Builder config = DirectorConfig.builder();

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

        /** Adds a virtual router with this VRID, 1..255. */
        public Builder virtualRouter(int virtualRouterId, UnaryOperator<VirtualRouterBuilder> details) {
            config.virtualRouter(virtualRouterId, details);
            return this;
        }

        /**
         * The director, not started.
         *
         * @throws IllegalArgumentException when a value is out of range, names clash or a backend is missing
         */
        public Director build() {
            return create(config.build());
        }
    }
}
