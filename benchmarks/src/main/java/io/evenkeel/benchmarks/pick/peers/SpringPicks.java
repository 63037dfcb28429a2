package io.evenkeel.benchmarks.pick.peers;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import io.evenkeel.benchmarks.pick.Contender;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.DefaultRequest;
import org.springframework.cloud.client.loadbalancer.Request;
import org.springframework.cloud.loadbalancer.core.RoundRobinLoadBalancer;
import org.springframework.cloud.loadbalancer.core.ServiceInstanceListSupplier;
import reactor.core.publisher.Flux;

/** Spring Cloud LoadBalancer: {@code choose(request).block()} over a fixed list of instances, as its blocking client does. */
public final class SpringPicks {
    private SpringPicks() {}

    private record FixedList(Flux<List<ServiceInstance>> instances) implements ServiceInstanceListSupplier {
        @Override
        public String getServiceId() {
            return "picked";
        }

        @Override
        public Flux<List<ServiceInstance>> get() {
            return instances;
        }
    }

    private record Fixed(ServiceInstanceListSupplier supplier) implements ObjectProvider<ServiceInstanceListSupplier> {
        @Override
        public ServiceInstanceListSupplier getObject() {
            return supplier;
        }

        @Override
        public ServiceInstanceListSupplier getObject(Object... arguments) {
            return supplier;
        }

        @Override
        public ServiceInstanceListSupplier getIfAvailable() {
            return supplier;
        }

        @Override
        public ServiceInstanceListSupplier getIfUnique() {
            return supplier;
        }
    }

    /** {@code RoundRobinLoadBalancer}. */
    public static Contender roundRobin(int servers) {
        List<ServiceInstance> instances = IntStream.range(0, servers)
                .<ServiceInstance>mapToObj(
                        i -> new DefaultServiceInstance("s" + i, "picked", "10.1." + i / 250 + "." + (1 + i % 250), 8080, false))
                .toList();
        var balancer = new RoundRobinLoadBalancer(new Fixed(new FixedList(Flux.just(instances))), "picked", 0);
        Request<?> request = new DefaultRequest<>();
        return number -> Objects.requireNonNull(balancer.choose(request).block()).getServer();
    }
}
