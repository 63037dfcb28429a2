package io.evenkeel.benchmarks.pick.peers;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.evenkeel.benchmarks.pick.Contender;
import io.grpc.EquivalentAddressGroup;
import io.grpc.LoadBalancer;
import io.grpc.LoadBalancerProvider;
import io.grpc.LoadBalancerRegistry;

/**
 * gRPC: the {@code SubchannelPicker} that a balancing policy gives its channel, asked as the channel asks it. The subchannels
 * are ready from the start and lead nowhere.
 */
public final class GrpcPicks {
    private GrpcPicks() {}

    /**
     * The picker of a policy.
     *
     * @param policy its name in gRPC's registry
     */
    public static Contender of(String policy, int servers) {
        LoadBalancerProvider provider = Objects.requireNonNull(LoadBalancerRegistry.getDefaultRegistry().getProvider(policy), policy);
        var channel = new GrpcChannel();
        List<EquivalentAddressGroup> addresses = new ArrayList<>();
        for (int i = 0; i < servers; i++) {
            addresses.add(new EquivalentAddressGroup(new InetSocketAddress("10.1." + i / 250 + "." + (1 + i % 250), 8080)));
        }
        channel.getSynchronizationContext().execute(() -> {
            LoadBalancer balancer = provider.newLoadBalancer(channel);
            balancer.acceptResolvedAddresses(LoadBalancer.ResolvedAddresses.newBuilder().setAddresses(addresses).build());
        });
        LoadBalancer.SubchannelPicker picker = channel.picker(servers);
        LoadBalancer.PickSubchannelArgs call = channel.call();
        return request -> picker.pickSubchannel(call).getSubchannel();
    }
}
