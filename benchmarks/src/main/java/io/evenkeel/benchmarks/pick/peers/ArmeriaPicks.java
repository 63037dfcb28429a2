package io.evenkeel.benchmarks.pick.peers;

import java.util.List;
import java.util.stream.IntStream;

import com.linecorp.armeria.client.Endpoint;
import com.linecorp.armeria.common.loadbalancer.LoadBalancer;
import com.linecorp.armeria.common.loadbalancer.SimpleLoadBalancer;
import io.evenkeel.benchmarks.pick.Contender;

/** Armeria: its {@code LoadBalancer}s, which its endpoint selectors delegate to, over endpoints with weight 1000 (its default). */
public final class ArmeriaPicks {
    private ArmeriaPicks() {}

    private static List<Endpoint> endpoints(int servers) {
        return IntStream.range(0, servers).mapToObj(i -> Endpoint.of("10.1." + i / 250 + "." + (1 + i % 250), 8080)).toList();
    }

    /** {@code ofRoundRobin}. */
    public static Contender roundRobin(int servers) {
        SimpleLoadBalancer<Endpoint> balancer = LoadBalancer.ofRoundRobin(endpoints(servers));
        return request -> balancer.pick();
    }

    /** {@code ofWeightedRoundRobin}. */
    public static Contender weightedRoundRobin(int servers) {
        SimpleLoadBalancer<Endpoint> balancer = LoadBalancer.ofWeightedRoundRobin(endpoints(servers), Endpoint::weight);
        return request -> balancer.pick();
    }

    /** {@code ofSticky} by the request's number; a small box holds it, as a request's context would. */
    public static Contender sticky(int servers) {
        LoadBalancer<Endpoint, Integer> balancer = LoadBalancer.ofSticky(endpoints(servers), Integer::longValue);
        return request -> balancer.pick(request & 127);
    }
}
