package io.evenkeel.launcher.demo;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

import io.evenkeel.core.Health;
import io.evenkeel.core.Pool;
import io.evenkeel.core.PoolConfig;
import io.evenkeel.core.PoolObserver;
import io.evenkeel.core.schedule.Schedulers;
import io.evenkeel.healthcheck.HttpCheck;
import io.evenkeel.proxy.LoadBalancer;
import io.evenkeel.proxy.config.LoadBalancerConfig;

/** The director of the demo: one pool of web servers behind an HTTP and a TCP port on loopback. */
final class DemoDirector implements AutoCloseable {
    /** How often each server is checked. */
    static final Duration CHECK_INTERVAL = Duration.ofMillis(200);

    // A server that starts cold on a busy machine takes its time for the first answer.
    private static final Duration CHECK_LIMIT = Duration.ofSeconds(2);

    private final LoadBalancer balancer;

    private DemoDirector(LoadBalancer balancer) {
        this.balancer = balancer;
    }

    /**
     * Starts it. The first server has twice the weight of the others.
     *
     * @param httpPort 0 lets the system choose, like {@code tcpPort}
     */
    static DemoDirector start(List<WebServerProcess> servers, int httpPort, int tcpPort, PoolObserver observer) {
        PoolConfig.Builder web = Pool.builder("web").scheduler(Schedulers.roundRobin())
                .healthCheck(HttpCheck.get("/").every(CHECK_INTERVAL).within(CHECK_LIMIT).rise(2).fall(2));
        for (int i = 0; i < servers.size(); i++) {
            int weight = i == 0 ? 2 : 1;
            web.server(servers.get(i).name(), servers.get(i).endpoint(), server -> server.weight(weight));
        }
        PoolConfig pool = web.build();
        LoadBalancerConfig config = LoadBalancerConfig.builder()
                .http("http", f -> f.bind("127.0.0.1:" + httpPort).forwardFor().defaultPool(pool))
                .tcp("tcp", f -> f.bind("127.0.0.1:" + tcpPort).defaultPool(pool)).build();
        LoadBalancer balancer = LoadBalancer.create(config, 1); // the story counts on the order, which is exact with one loop
        balancer.start().block();
        balancer.pools().forEach(running -> running.observe(observer));
        return new DemoDirector(balancer);
    }

    /** Whether the checks have found every server up. */
    boolean allUp() {
        return balancer.pools().stream().flatMap(pool -> pool.servers().stream())
                .allMatch(server -> server.state().health() == Health.UP);
    }

    InetSocketAddress http() {
        return balancer.addresses("http").getFirst();
    }

    InetSocketAddress tcp() {
        return balancer.addresses("tcp").getFirst();
    }

    @Override
    public void close() {
        balancer.stop(Duration.ZERO).block(Duration.ofSeconds(5));
    }
}
