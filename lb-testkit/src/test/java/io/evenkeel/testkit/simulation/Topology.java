package io.evenkeel.testkit.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import io.evenkeel.testkit.Segment;
import io.evenkeel.testkit.VirtualHost;
import io.evenkeel.testkit.VirtualNetwork;
import io.evenkeel.vrrp.RouterState;
import io.evenkeel.vrrp.RouterStatus;
import io.evenkeel.vrrp.VirtualRouterBuilder;
import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.protocol.RouterConfig;

/**
 * What one seed makes: 2 to 5 hosts with one virtual router, or two in a sync group on two segments.
 *
 * @param equal whether all have one priority
 * @param owners whether the two best hosts have priority 255, which is a mistake: one of them must be active all the same
 * @param calm no loss and no cuts, so that only crashes, restarts, stops and pauses happen
 * @param crossed whether who has the higher address on the first segment has the lower one on the other
 */
record Topology(VirtualNetwork network, List<Machine> hosts, Duration interval, Duration maxDelay, double loss, boolean calm,
        boolean grouped, boolean crossed, boolean equal, boolean preempt, boolean owners) {
    /** A host with the priority of its routers. */
    record Machine(VirtualHost host, int priority, int number) {
        boolean isActive() {
            return status() == RouterState.ACTIVE;
        }

        boolean isOwner() {
            return priority == RouterConfig.OWNER_PRIORITY;
        }

        RouterState status() {
            List<RouterStatus> status = host.status();
            return status.isEmpty() ? RouterState.INITIALIZE : status.getFirst().state();
        }
    }

    static final String ADDRESS = "10.0.0.100";
    static final String ADDRESS_6 = "fe80::100";
    private static final int PRIORITY_STEP = 20;

    static Topology of(long seed, io.evenkeel.vrrp.protocol.Machine machine) {
        var random = new SplittableRandom(seed);
        var network = new VirtualNetwork(seed, machine);
        boolean isV2 = random.nextInt(3) == 0;
        boolean isIpv6 = !isV2 && random.nextInt(3) == 0;
        Duration interval = isV2 ? Duration.ofSeconds(1 + random.nextInt(2)) : Duration.ofMillis(10L * (5 + random.nextInt(96)));
        boolean calm = random.nextBoolean();
        boolean grouped = random.nextInt(4) == 0;
        boolean preempt = random.nextInt(3) > 0;
        boolean equal = random.nextInt(4) == 0;
        boolean owners = preempt && !equal && random.nextInt(4) == 0;
        double loss = calm ? 0 : random.nextDouble(0.2);
        // below the difference of two skews, so that a calm network elects the best at the first attempt
        Duration maxDelay = interval.dividedBy(200);
        for (String name : List.of("lan", "other")) {
            // where packets overtake each other, one that was sent before a resignation may undo it
            Segment segment = network.segment(name).delay(calm ? maxDelay : Duration.ZERO, maxDelay).loss(loss);
            segment.duplication(calm ? 0 : random.nextDouble(0.1));
        }
        boolean crossed = new SplittableRandom(~seed).nextBoolean();
        int count = 2 + random.nextInt(4);
        List<Integer> places = places(count, random);
        var hosts = new ArrayList<Machine>();
        for (int i = 0; i < count; i++) {
            int priority = equal ? 100
                    : owners && places.get(i) >= count - 2 ? RouterConfig.OWNER_PRIORITY
                            : 30 + PRIORITY_STEP * places.get(i);
            hosts.add(new Machine(host(network, i + 1, isIpv6, crossed), priority, i + 1));
        }
        var topology = new Topology(network, hosts, interval, maxDelay, loss, calm, grouped, crossed, equal, preempt, owners);
        for (Machine each : hosts) {
            each.host().clockRate(0.995 + random.nextDouble(0.01));
            VirtualRouterBuilder one = topology.router(51, "eth0", each, isV2, isIpv6);
            if (grouped) {
                each.host().start(one.group("both"), topology.router(52, "eth1", each, isV2, isIpv6).group("both"));
            } else {
                each.host().start(one);
            }
        }
        return topology;
    }

    private static List<Integer> places(int count, SplittableRandom random) {
        var places = new ArrayList<Integer>();
        for (int i = 0; i < count; i++) {
            places.add(random.nextInt(i + 1), i);
        }
        return places;
    }

    private static VirtualHost host(VirtualNetwork network, int number, boolean isIpv6, boolean crossed) {
        return network.host("h" + number, own(number, isIpv6, 0)).nic("eth1", network.segment("other"),
                own(crossed ? 10 - number : number, isIpv6, 1));
    }

    private static String own(int number, boolean isIpv6, int segment) {
        return isIpv6 ? "fe80::" + (segment + 1) + ":" + number : "10." + segment + ".0." + number;
    }

    private VirtualRouterBuilder router(int vrid, String on, Machine host, boolean isV2, boolean isIpv6) {
        String address = isIpv6 ? (vrid == 51 ? ADDRESS_6 : "fe80::200") : vrid == 51 ? ADDRESS : "10.1.0.100";
        return VirtualRouterConfig.builder(vrid).on(on).version(isV2 ? 2 : 3).priority(host.priority())
                .advertisementInterval(interval).preempt(preempt).address(address);
    }

    /** The two owners, the one with the lower address on the first segment first. */
    List<Machine> twoOwners() {
        return hosts.stream().filter(Machine::isOwner).toList();
    }

    /** How long the most patient backup waits. */
    Duration activeDown() {
        return isWhole() ? interval.multipliedBy(3).plusSeconds(1) : interval.multipliedBy(4);
    }

    /** Version 2 skews by shares of a second: these intervals may be of either version, so the longer patience counts. */
    private boolean isWhole() {
        return interval.toMillis() % 1000 == 0;
    }
}
