package io.evenkeel.benchmarks.pick;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;

import io.evenkeel.benchmarks.pick.peers.ArmeriaPicks;
import io.evenkeel.benchmarks.pick.peers.GrpcPicks;
import io.evenkeel.benchmarks.pick.peers.SpringPicks;
import io.evenkeel.benchmarks.pick.peers.VertxPicks;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.key.HashKeys;
import io.evenkeel.core.schedule.haproxy.HaproxySchedulers;
import io.evenkeel.core.schedule.hash.HashSchedulers;
import io.evenkeel.core.schedule.load.LoadSchedulers;
import io.evenkeel.core.schedule.lvs.HashFlag;
import io.evenkeel.core.schedule.lvs.LvsSchedulers;
import io.evenkeel.core.schedule.nginx.NginxSchedulers;
import io.evenkeel.core.time.Clock;
import io.vertx.core.net.endpoint.LoadBalancer;

/** Who takes part, one line each. */
final class Contenders {
    /** Our schedulers, by the name under which the table shows them. */
    static final Map<String, Supplier<Scheduler>> SCHEDULERS = new LinkedHashMap<>();
    /** Other libraries, from the number of servers. */
    static final Map<String, IntFunction<Contender>> PEERS = new LinkedHashMap<>();

    static {
        SCHEDULERS.put("haproxy roundrobin", HaproxySchedulers::roundRobin);
        SCHEDULERS.put("haproxy static-rr", HaproxySchedulers::staticRoundRobin);
        SCHEDULERS.put("haproxy leastconn", HaproxySchedulers::leastConnections);
        SCHEDULERS.put("haproxy first", HaproxySchedulers::first);
        SCHEDULERS.put("haproxy random", HaproxySchedulers::random);
        SCHEDULERS.put("haproxy source", () -> HaproxySchedulers.hash(HashKeys.source()));
        SCHEDULERS.put("haproxy uri ring", () -> HaproxySchedulers.hash(HashKeys.uri()).onRing());
        SCHEDULERS.put("nginx smooth round robin", NginxSchedulers::smoothRoundRobin);
        SCHEDULERS.put("nginx least_conn", NginxSchedulers::leastConnections);
        SCHEDULERS.put("nginx ip_hash", NginxSchedulers::ipHash);
        SCHEDULERS.put("nginx hash consistent", () -> NginxSchedulers.consistentHash(HashKeys.application()));
        SCHEDULERS.put("nginx random two", NginxSchedulers::randomTwo);
        SCHEDULERS.put("power of two choices", LoadSchedulers::powerOfTwoChoices);
        SCHEDULERS.put("peak EWMA", LoadSchedulers::peakEwma);
        SCHEDULERS.put("prequal", LoadSchedulers::prequal);
        SCHEDULERS.put("join idle queue", LoadSchedulers::joinIdleQueue);
        SCHEDULERS.put("maglev", () -> HashSchedulers.maglev(HashKeys.application()));
        SCHEDULERS.put("maglev source", () -> HashSchedulers.maglev(HashKeys.source()));
        SCHEDULERS.put("rendezvous", () -> HashSchedulers.rendezvous(HashKeys.application()));
        SCHEDULERS.put("anchor", () -> HashSchedulers.anchor(HashKeys.application()));
        SCHEDULERS.put("lvs rr", LvsSchedulers::roundRobin);
        SCHEDULERS.put("lvs wrr", LvsSchedulers::weightedRoundRobin);
        SCHEDULERS.put("lvs wlc", LvsSchedulers::weightedLeastConnections);
        SCHEDULERS.put("lvs sed", LvsSchedulers::shortestExpectedDelay);
        SCHEDULERS.put("lvs lblc", () -> LvsSchedulers.localityBased(Clock.system()));
        SCHEDULERS.put("lvs dh", LvsSchedulers::destinationHashing);
        SCHEDULERS.put("lvs sh", LvsSchedulers::sourceHashing);
        SCHEDULERS.put("lvs mh", () -> LvsSchedulers.maglev(HashFlag.FALLBACK));
        SCHEDULERS.put("lvs twos", LvsSchedulers::twoChoices);

        PEERS.put("grpc round_robin", servers -> GrpcPicks.of("round_robin", servers));
        PEERS.put("grpc least_request", servers -> GrpcPicks.of("least_request_experimental", servers));
        PEERS.put("spring round robin", SpringPicks::roundRobin);
        PEERS.put("vertx round robin", servers -> VertxPicks.of(LoadBalancer.ROUND_ROBIN, servers));
        PEERS.put("vertx least requests", servers -> VertxPicks.of(LoadBalancer.LEAST_REQUESTS, servers));
        PEERS.put("vertx two choices", servers -> VertxPicks.of(LoadBalancer.POWER_OF_TWO_CHOICES, servers));
        PEERS.put("vertx consistent hashing", servers -> VertxPicks.byKey(LoadBalancer.CONSISTENT_HASHING, servers));
        PEERS.put("armeria round robin", ArmeriaPicks::roundRobin);
        PEERS.put("armeria weighted round robin", ArmeriaPicks::weightedRoundRobin);
        PEERS.put("armeria sticky", ArmeriaPicks::sticky);
    }

    private Contenders() {}

    /** The contender of that name with so many servers. */
    static Contender of(String name, int servers) {
        Supplier<Scheduler> scheduler = SCHEDULERS.get(name);
        if (scheduler != null) {
            return EvenkeelPicks.of(scheduler.get(), servers);
        }
        IntFunction<Contender> peer = PEERS.get(name);
        if (peer == null) {
            throw new IllegalArgumentException("contender: " + name + " (expected: one of " + SCHEDULERS.keySet() + ", "
                    + PEERS.keySet() + ")");
        }
        return peer.apply(servers);
    }
}
