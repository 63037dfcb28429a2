package io.evenkeel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import io.evenkeel.vrrp.RouterState;
import io.evenkeel.vrrp.Transition;
import io.evenkeel.vrrp.VirtualRouterBuilder;
import io.evenkeel.vrrp.VirtualRouterConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two and three routers on one segment. */
class ElectionTest {
    private static final String FLOATING = "10.0.0.100";
    private static final Duration LONG = Duration.ofSeconds(60);

    private final VirtualNetwork lan = new VirtualNetwork(1);

    @Test
    void theHighestPriorityHoldsTheAddressAlone() {
        VirtualHost low = lan.host("h10.0.0.1", "10.0.0.1").start(router(50));
        VirtualHost high = lan.host("h10.0.0.2", "10.0.0.2").start(router(150));
        VirtualHost middle = lan.host("h10.0.0.3", "10.0.0.3").start(router(100));

        lan.run(LONG);

        assertThat(lan.holders(FLOATING)).containsExactly(high);
        assertThat(state(low)).isEqualTo(RouterState.BACKUP);
        assertThat(state(middle)).isEqualTo(RouterState.BACKUP);
        assertThat(high.transitions()).extracting(Transition::toString).containsExactly(
                "vrid 51 on eth0: Initialize -> Backup (started)",
                "vrid 51 on eth0: Backup -> Active (no advertisement for 3.41 s)");
    }

    @Test
    void becomingActiveAdvertisesThenAddsThenAnnouncesFiveTimesAndAgain() {
        VirtualHost only = lan.host("h10.0.0.1", "10.0.0.1").start(router(100));
        only.effects().clear();

        lan.run(Duration.ofMillis(3_610));

        assertThat(only.effects()).containsExactly("send 100", "add 10.0.0.100/24", "announce 10.0.0.100/24",
                "announce 10.0.0.100/24", "announce 10.0.0.100/24", "announce 10.0.0.100/24", "announce 10.0.0.100/24");
        only.effects().clear();
        lan.run(LONG);
        assertThat(only.effects()).filteredOn(effect -> effect.startsWith("announce")).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({"2, 1000, 3609.375", "3, 100, 360.9375", "3, 10, 36.09375"})
    void aSilentDeathIsNoticedWithinThreeIntervalsAndTheSkew(int version, long intervalMillis, double boundMillis) {
        var interval = Duration.ofMillis(intervalMillis);
        VirtualHost high = lan.host("h10.0.0.1", "10.0.0.1").start(router(150).version(version).advertisementInterval(interval));
        VirtualHost low = lan.host("h10.0.0.2", "10.0.0.2").start(router(100).version(version).advertisementInterval(interval));
        lan.run(LONG);
        long diedAt = lan.clock().nanoTime();

        high.crash();
        lan.awaitHolder(FLOATING, LONG);

        assertThat(lan.holders(FLOATING)).containsExactly(low);
        long tookOverAt = lan.clock().nanoTime();
        assertThat((tookOverAt - diedAt) / 1e6).isBetween(0.0, boundMillis);
    }

    @Test
    void aStopHandsOverWithinTheSkew() {
        VirtualHost high = lan.host("h10.0.0.1", "10.0.0.1").start(router(150));
        VirtualHost low = lan.host("h10.0.0.2", "10.0.0.2").start(router(100));
        lan.run(LONG);
        high.effects().clear();

        high.stop();
        lan.run(Duration.ofMillis(610));

        assertThat(high.effects()).containsExactly("send 0", "remove 10.0.0.100/24");
        assertThat(lan.holders(FLOATING)).containsExactly(low);
        assertThat(low.transitions().getLast().cause().text()).isEqualTo("10.0.0.1 resigned");
    }

    @Test
    void aReturningHigherPriorityPreempts() {
        VirtualHost low = lan.host("h10.0.0.1", "10.0.0.1").start(router(100));
        lan.run(LONG);
        VirtualHost high = lan.host("h10.0.0.2", "10.0.0.2").start(router(150));

        lan.run(LONG);

        assertThat(lan.holders(FLOATING)).containsExactly(high);
        assertThat(high.transitions().getLast().cause().text()).isEqualTo("10.0.0.1 has only priority 100");
        assertThat(low.transitions().getLast().cause().text()).isEqualTo("10.0.0.2 has priority 150");
    }

    @Test
    void withoutPreemptionItWaitsForTheOtherToDie() {
        VirtualHost low = lan.host("h10.0.0.1", "10.0.0.1").start(router(100));
        lan.run(LONG);
        VirtualHost high = lan.host("h10.0.0.2", "10.0.0.2").start(router(150).preempt(false));
        lan.run(LONG);
        assertThat(lan.holders(FLOATING)).containsExactly(low);

        low.crash();
        lan.run(LONG);

        assertThat(lan.holders(FLOATING)).containsExactly(high);
    }

    @Test
    void ofEqualPrioritiesTheHigherAddressWins() {
        VirtualHost lower = lan.host("h10.0.0.9", "10.0.0.9").start(router(100));
        VirtualHost higher = lan.host("h10.0.0.10", "10.0.0.10").start(router(100)); // higher as a number, not as text
        lan.isolate(lower);
        lan.run(LONG);
        assertThat(lan.holders(FLOATING)).containsExactly(lower, higher);

        lan.heal();
        lan.run(LONG);

        assertThat(lan.holders(FLOATING)).containsExactly(higher);
        assertThat(state(lower)).isEqualTo(RouterState.BACKUP);
    }

    @Test
    void aHostWithoutLinkGivesUpAndComesBack() {
        VirtualHost high = lan.host("h10.0.0.1", "10.0.0.1").start(router(150));
        VirtualHost low = lan.host("h10.0.0.2", "10.0.0.2").start(router(100));
        lan.run(LONG);

        high.plug("eth0", false);
        lan.run(LONG);
        assertThat(state(high)).isEqualTo(RouterState.FAULT);
        assertThat(lan.holders(FLOATING)).containsExactly(low);

        high.plug("eth0", true);
        lan.run(LONG);
        assertThat(lan.holders(FLOATING)).containsExactly(high);
    }

    @Test
    void version3FollowsTheIntervalOfTheActiveRouter() {
        VirtualHost fast = lan.host("h10.0.0.1", "10.0.0.1").start(router(150).version(3).advertisementInterval(Duration.ofMillis(100)));
        VirtualHost slow = lan.host("h10.0.0.2", "10.0.0.2").start(router(100).version(3));
        lan.run(LONG);

        fast.crash();
        lan.run(Duration.ofMillis(361));

        assertThat(lan.holders(FLOATING)).containsExactly(slow);
    }

    @Test
    void twoVirtualRoutersOnOneInterfaceCanBeActiveOnDifferentHosts() {
        VirtualHost one = lan.host("h10.0.0.1", "10.0.0.1").start(router(150), other(100));
        VirtualHost two = lan.host("h10.0.0.2", "10.0.0.2").start(router(100), other(150));

        lan.run(LONG);

        assertThat(lan.holders(FLOATING)).containsExactly(one);
        assertThat(lan.holders("10.0.0.200")).containsExactly(two);
    }

    @Test
    void aChangedRouterKeepsItsStateAndMovesOnlyWhatChanged() {
        VirtualHost host = lan.host("h10.0.0.1", "10.0.0.1").start(router(150), other(150));
        lan.run(LONG);
        host.effects().clear();
        int transitions = host.transitions().size();

        host.start(router(150).address("10.0.0.101/24"), other(150));

        assertThat(host.effects()).first().isEqualTo("send 150");
        assertThat(host.effects().subList(1, host.effects().size())).startsWith("add 10.0.0.101/24")
                .allMatch(effect -> effect.contains("10.0.0.101"));
        assertThat(host.transitions()).hasSize(transitions);
        assertThat(lan.holders(FLOATING)).containsExactly(host);
    }

    @Test
    void aShorterIntervalOfTheActiveRouterActsAtOnce() {
        VirtualHost high = lan.host("h10.0.0.1", "10.0.0.1").start(router(150).version(3).advertisementInterval(Duration.ofSeconds(40)));
        VirtualHost low = lan.host("h10.0.0.2", "10.0.0.2").start(router(100).version(3));
        lan.run(Duration.ofMinutes(5));

        high.start(router(150).version(3).advertisementInterval(Duration.ofMillis(100)));
        lan.run(LONG);

        assertThat(lan.holders(FLOATING)).containsExactly(high);
        assertThat(low.transitions()).noneMatch(transition -> transition.to() == RouterState.ACTIVE
                && transition.at().isAfter(high.transitions().getLast().at()));
    }

    private static RouterState state(VirtualHost host) {
        return host.status().getFirst().state();
    }

    private static VirtualRouterBuilder router(int priority) {
        return VirtualRouterConfig.builder(51).on("eth0").priority(priority).address(FLOATING + "/24");
    }

    private static VirtualRouterBuilder other(int priority) {
        return VirtualRouterConfig.builder(52).on("eth0").priority(priority).address("10.0.0.200/24");
    }
}
