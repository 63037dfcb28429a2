package io.evenkeel.proxy;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

import io.evenkeel.core.Pool;
import io.evenkeel.core.PoolConfig;
import io.evenkeel.core.schedule.Schedulers;
import io.evenkeel.proxy.config.BackendConfig;
import io.evenkeel.proxy.config.FrontendConfig;
import io.evenkeel.proxy.config.LoadBalancerConfig;

/** Load balancers with one frontend, {@code shop}, on one loop; closing stops them all. */
final class Proxies implements AutoCloseable {
    private final List<LoadBalancer> started = new ArrayList<>();

    static PoolConfig pool(ScriptedServer server) {
        return Pool.builder("web").scheduler(Schedulers.roundRobin()).server("one", server.endpoint()).build();
    }

    LoadBalancer http(PoolConfig pool, UnaryOperator<FrontendConfig.Builder> frontend, UnaryOperator<BackendConfig.Builder> backend) {
        return start(LoadBalancerConfig.builder()
                .http("shop", f -> frontend.apply(f.bind("127.0.0.1:0").defaultBackend("web")))
                .backend(pool, backend)
                .build());
    }

    LoadBalancer http(ScriptedServer server) {
        return http(pool(server), f -> f, b -> b);
    }

    LoadBalancer tcp(PoolConfig pool, UnaryOperator<FrontendConfig.Builder> frontend, UnaryOperator<BackendConfig.Builder> backend) {
        return start(LoadBalancerConfig.builder()
                .tcp("shop", f -> frontend.apply(f.bind("127.0.0.1:0").defaultBackend("web")))
                .backend(pool, backend)
                .build());
    }

    private LoadBalancer start(LoadBalancerConfig config) {
        var balancer = LoadBalancer.create(config, 1);
        started.add(balancer);
        balancer.start().block(Duration.ofSeconds(10));
        return balancer;
    }

    static InetSocketAddress address(LoadBalancer balancer) {
        return balancer.addresses("shop").get(0);
    }

    /** How many requests or connections the only server has at this moment. */
    static int inFlight(LoadBalancer balancer) {
        return balancer.pools().get(0).servers().get(0).inFlight();
    }

    /** Waits until it is so; says whether that came about in ten seconds. */
    static boolean comesTrue(BooleanSupplier condition) {
        return comesTrue(condition, Duration.ofSeconds(10));
    }

    static boolean comesTrue(BooleanSupplier condition, Duration most) {
        long end = System.nanoTime() + most.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            LockSupport.parkNanos(1_000_000);
        }
        return true;
    }

    static <T> T unchecked(Callable<T> action) {
        try {
            return action.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        started.forEach(balancer -> balancer.stop(Duration.ZERO).block(Duration.ofSeconds(10)));
    }
}
