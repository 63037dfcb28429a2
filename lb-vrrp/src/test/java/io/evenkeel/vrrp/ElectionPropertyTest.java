package io.evenkeel.vrrp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import io.evenkeel.vrrp.SimulatedLan.Host;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever has happened to three hosts: once the network is whole, exactly the best one alive holds the address. */
class ElectionPropertyTest {
    private static final String FLOATING = "10.0.0.100";
    /** Time to notice silence, with the lowest priority, and to spare. */
    private static final Duration CONVERGENCE = Duration.ofSeconds(10);

    enum Fault {
        KILL, UNPLUG, PLUG, SPLIT, HEAL
    }

    record Happening(Fault fault, int host, int millisBefore) {}

    @Property(tries = 300)
    void theNetworkHealsAndTheBestHostHoldsTheAddress(@ForAll("happenings") @Size(max = 12) List<Happening> happenings)
            throws IOException {
        var lan = new SimulatedLan();
        List<Host> hosts = List.of(lan.host("10.0.0.1").start(router(200)), lan.host("10.0.0.2").start(router(100)),
                lan.host("10.0.0.3").start(router(100)));

        for (Happening happening : happenings) {
            lan.run(Duration.ofMillis(happening.millisBefore()));
            befall(lan, hosts.get(happening.host()), happening.fault());
            lan.run(Duration.ZERO);
            onlyTheActiveHoldTheAddress(lan, hosts);
        }
        lan.split(false);
        hosts.forEach(host -> host.plug(true));
        lan.run(CONVERGENCE);

        onlyTheActiveHoldTheAddress(lan, hosts);
        List<Host> alive = hosts.stream().filter(Host::isAlive).toList();
        assertThat(lan.holders(FLOATING)).hasSize(Math.min(1, alive.size()));
        if (hosts.getFirst().isAlive()) {
            assertThat(lan.holders(FLOATING)).containsExactly(hosts.getFirst());
        }
    }

    private static void befall(SimulatedLan lan, Host host, Fault fault) {
        switch (fault) {
            case KILL -> host.kill();
            case UNPLUG -> host.plug(false);
            case PLUG -> host.plug(true);
            case SPLIT -> lan.split(true);
            case HEAL -> lan.split(false);
        }
    }

    private static void onlyTheActiveHoldTheAddress(SimulatedLan lan, List<Host> hosts) {
        assertThat(lan.holders(FLOATING)).containsExactlyElementsOf(
                hosts.stream().filter(host -> host.isAlive() && host.state() == RouterState.ACTIVE).toList());
    }

    @Provide
    Arbitrary<List<Happening>> happenings() {
        return Combinators.combine(Arbitraries.of(Fault.class), Arbitraries.integers().between(0, 2),
                Arbitraries.integers().between(0, 9_000)).as(Happening::new).list();
    }

    private static VirtualRouterBuilder router(int priority) {
        return VirtualRouterConfig.builder(51).on("eth0").priority(priority).address(FLOATING + "/24");
    }
}
