package io.evenkeel.vrrp;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.evenkeel.vrrp.protocol.Membership;
import io.evenkeel.vrrp.spi.VirtualAddress;

/** The turns in which the members of a sync group decide between equal hosts. Driver thread only. */
final class Ranks {
    /** By what members of another host share with ours, so that it is the same there. */
    static final Comparator<VirtualRouterConfig> ORDER = Comparator.comparingInt(VirtualRouterConfig::virtualRouterId)
            .thenComparing(VirtualRouterConfig::family).thenComparing(Ranks::lowestAddress, Arrays::compareUnsigned)
            .thenComparing(VirtualRouterConfig::name);

    private Ranks() {}

    /** Members of one compare the same addresses: they decide alike, and in one turn. */
    private record Way(String interfaceName, InetAddress source) {}

    static void tell(Collection<VirtualRouter> members) {
        List<VirtualRouter> inOrder = new ArrayList<>(members);
        inOrder.sort(Comparator.comparing(VirtualRouter::config, ORDER));
        long slowest = members.stream().mapToLong(router -> router.config().advertisementInterval().toNanos()).max().orElse(0);
        Map<Way, Integer> ranks = new HashMap<>();
        for (VirtualRouter member : inOrder) {
            var way = new Way(member.config().interfaceName(), member.source());
            member.membership(new Membership.Member(ranks.computeIfAbsent(way, _ -> ranks.size()), slowest));
        }
    }

    private static byte[] lowestAddress(VirtualRouterConfig config) {
        return config.addresses().stream().map(VirtualAddress::address).map(InetAddress::getAddress).min(Arrays::compareUnsigned)
                .orElse(new byte[0]);
    }
}
