package io.evenkeel.benchmarks.pick.peers;

import java.util.List;
import java.util.stream.IntStream;

import io.evenkeel.benchmarks.pick.Contender;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.endpoint.InteractionMetrics;
import io.vertx.core.net.endpoint.LoadBalancer;
import io.vertx.core.net.endpoint.ServerEndpoint;
import io.vertx.core.net.endpoint.ServerInteraction;
import io.vertx.core.net.endpoint.ServerSelector;

/** Vert.x: the {@code ServerSelector} that its HTTP client asks, over endpoints with the balancer's own metrics. */
public final class VertxPicks {
    private VertxPicks() {}

    private record Endpoint(String key, SocketAddress address, InteractionMetrics<?> metrics) implements ServerEndpoint {
        @Override
        public ServerInteraction newInteraction() {
            throw new UnsupportedOperationException("nothing is sent");
        }

        @Override
        public Object unwrap() {
            return this;
        }
    }

    private static List<Endpoint> endpoints(LoadBalancer balancer, int servers) {
        return IntStream.range(0, servers)
                .mapToObj(i -> SocketAddress.inetSocketAddress(8080, "10.1." + i / 250 + "." + (1 + i % 250)))
                .map(address -> new Endpoint(address.host() + ":" + address.port(), address, balancer.newMetrics())).toList();
    }

    /** {@code select()}. */
    public static Contender of(LoadBalancer balancer, int servers) {
        List<Endpoint> endpoints = endpoints(balancer, servers);
        ServerSelector selector = balancer.selector(endpoints);
        return request -> endpoints.get(selector.select());
    }

    /** {@code select(key)} with 128 keys. */
    public static Contender byKey(LoadBalancer balancer, int servers) {
        List<Endpoint> endpoints = endpoints(balancer, servers);
        ServerSelector selector = balancer.selector(endpoints);
        String[] keys = IntStream.range(0, 128).mapToObj(i -> "user-" + i).toArray(String[]::new);
        return request -> endpoints.get(selector.select(keys[request & 127]));
    }
}
