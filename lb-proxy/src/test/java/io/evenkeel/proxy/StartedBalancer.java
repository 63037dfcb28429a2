package io.evenkeel.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import io.evenkeel.core.Pool;
import io.evenkeel.core.PoolConfig;
import io.evenkeel.core.schedule.Schedulers;
import io.evenkeel.proxy.config.LoadBalancerConfig;

/** A load balancer that runs until the end of a test. */
record StartedBalancer(LoadBalancer balancer) implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    static StartedBalancer start(LoadBalancerConfig.Builder config) {
        return start(config.build());
    }

    static StartedBalancer start(LoadBalancerConfig config) {
        LoadBalancer balancer = LoadBalancer.create(config, 2);
        balancer.start().block(PATIENCE);
        return new StartedBalancer(balancer);
    }

    /** A pool of servers named after their place in the list: s1, s2. */
    static PoolConfig pool(String name, String... endpoints) {
        PoolConfig.Builder pool = Pool.builder(name).scheduler(Schedulers.roundRobin());
        for (int i = 0; i < endpoints.length; i++) {
            pool.server("s" + (i + 1), endpoints[i]);
        }
        return pool.build();
    }

    /** A port of loopback where nobody listens at this moment. */
    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    InetSocketAddress address(String frontend) {
        return balancer.addresses(frontend).get(0);
    }

    String get(HttpClient client, String frontend) throws IOException, InterruptedException {
        return get(client, address(frontend).getPort());
    }

    static String get(HttpClient client, int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).timeout(PATIENCE).build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        return response.statusCode() == 200 ? response.body() : "status " + response.statusCode();
    }

    Plan apply(LoadBalancerConfig.Builder next) {
        Plan plan = balancer.apply(next.build()).block(PATIENCE);
        if (plan == null) {
            throw new AssertionError("apply ended without a plan");
        }
        return plan;
    }

    @Override
    public void close() {
        balancer.stop(Duration.ZERO).block(PATIENCE);
    }
}
