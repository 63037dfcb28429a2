package io.evenkeel.vrrp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;

import io.evenkeel.core.time.VirtualClock;
import io.evenkeel.vrrp.SimulatedLan.Host;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two and three routers on one simulated link. */
class ElectionTest {
    private static final String FLOATING = "10.0.0.100";
    private static final Duration LONG = Duration.ofSeconds(60);

    private final SimulatedLan lan = new SimulatedLan();

    @Test
    void theHighestPriorityHoldsTheAddressAlone() throws IOException {
        Host low = lan.host("10.0.0.1").start(router(50));
        Host high = lan.host("10.0.0.2").start(router(150));
        Host middle = lan.host("10.0.0.3").start(router(100));

        lan.run(LONG);

        assertThat(lan.holders(FLOATING)).containsExactly(high);
        assertThat(low.state()).isEqualTo(RouterState.BACKUP);
        assertThat(middle.state()).isEqualTo(RouterState.BACKUP);
        assertThat(high.transitions).extracting(Transition::toString).containsExactly(
                "vrid 51 on eth0: Initialize -> Backup (started)",
                "vrid 51 on eth0: Backup -> Active (no advertisement for 3.41 s)");
    }

    @Test
    void becomingActiveAdvertisesThenAddsThenAnnouncesFiveTimesAndAgain() throws IOException {
        Host only = lan.host("10.0.0.1").start(router(100));
        only.effects.clear();

        lan.run(Duration.ofMillis(3_610));

        assertThat(only.effects).containsExactly("send priority 100", "add 10.0.0.100/24", "announce 10.0.0.100/24",
                "announce 10.0.0.100/24", "announce 10.0.0.100/24", "announce 10.0.0.100/24", "announce 10.0.0.100/24");
        only.effects.clear();
        lan.run(LONG);
        assertThat(only.effects).filteredOn(effect -> effect.startsWith("announce")).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({"2, 1000, 3609.375", "3, 100, 360.9375", "3, 10, 36.09375"})
    void aSilentDeathIsNoticedWithinThreeIntervalsAndTheSkew(int version, long intervalMillis, double boundMillis)
            throws IOException {
        var interval = Duration.ofMillis(intervalMillis);
        Host high = lan.host("10.0.0.1").start(router(150).version(version).advertisementInterval(interval));
        Host low = lan.host("10.0.0.2").start(router(100).version(version).advertisementInterval(interval));
        lan.run(LONG);
        long diedAt = lan.clock.nanoTime();

        high.kill();
        lan.run(LONG);

        assertThat(lan.holders(FLOATING)).containsExactly(low);
        long tookOverAt = Duration.between(new VirtualClock().now(), low.transitions.getLast().at())
                .toNanos();
        assertThat((tookOverAt - diedAt) / 1e6).isBetween(0.0, boundMillis);
    }

    @Test
    void aStopHandsOverWithinTheSkew() throws IOException {
        Host high = lan.host("10.0.0.1").start(router(150));
        Host low = lan.host("10.0.0.2").start(router(100));
        lan.run(LONG);
        high.effects.clear();

        high.start();
        lan.run(Duration.ofMillis(610));

        assertThat(high.effects).containsExactly("send priority 0", "remove 10.0.0.100/24");
        assertThat(lan.holders(FLOATING)).containsExactly(low);
        assertThat(low.transitions.getLast().cause().text()).isEqualTo("10.0.0.1 resigned");
    }

    @Test
    void aReturningHigherPriorityPreempts() throws IOException {
        Host low = lan.host("10.0.0.1").start(router(100));
        lan.run(LONG);
        Host high = lan.host("10.0.0.2").start(router(150));

        lan.run(LONG);

        assertThat(lan.holders(FLOATING)).containsExactly(high);
        assertThat(high.transitions.getLast().cause().text()).isEqualTo("10.0.0.1 has only priority 100");
        assertThat(low.transitions.getLast().cause().text()).isEqualTo("10.0.0.2 has priority 150");
    }

    @Test
    void withoutPreemptionItWaitsForTheOtherToDie() throws IOException {
        Host low = lan.host("10.0.0.1").start(router(100));
        lan.run(LONG);
        Host high = lan.host("10.0.0.2").start(router(150).preempt(false));
        lan.run(LONG);
        assertThat(lan.holders(FLOATING)).containsExactly(low);

        low.kill();
        lan.run(LONG);

        assertThat(lan.holders(FLOATING)).containsExactly(high);
    }

    @Test
    void ofEqualPrioritiesTheHigherAddressWins() throws IOException {
        Host lower = lan.host("10.0.0.9").start(router(100));
        Host higher = lan.host("10.0.0.10").start(router(100)); // higher as a number, not as text
        lan.split(true);
        lan.run(LONG);
        assertThat(lan.holders(FLOATING)).containsExactly(lower, higher);

        lan.split(false);
        lan.run(LONG);

        assertThat(lan.holders(FLOATING)).containsExactly(higher);
        assertThat(lower.state()).isEqualTo(RouterState.BACKUP);
    }

    @Test
    void aHostWithoutLinkGivesUpAndComesBack() throws IOException {
        Host high = lan.host("10.0.0.1").start(router(150));
        Host low = lan.host("10.0.0.2").start(router(100));
        lan.run(LONG);

        high.plug(false);
        lan.run(LONG);
        assertThat(high.state()).isEqualTo(RouterState.INITIALIZE);
        assertThat(lan.holders(FLOATING)).containsExactly(low);

        high.plug(true);
        lan.run(LONG);
        assertThat(lan.holders(FLOATING)).containsExactly(high);
    }

    @Test
    void version3FollowsTheIntervalOfTheActiveRouter() throws IOException {
        Host fast = lan.host("10.0.0.1").start(router(150).version(3).advertisementInterval(Duration.ofMillis(100)));
        Host slow = lan.host("10.0.0.2").start(router(100).version(3));
        lan.run(LONG);

        fast.kill();
        lan.run(Duration.ofMillis(361));

        assertThat(lan.holders(FLOATING)).containsExactly(slow);
    }

    @Test
    void aLeftoverOfAKilledRunIsRemovedByABackup() throws IOException {
        Host high = lan.host("10.0.0.1").start(router(150));
        lan.run(LONG);
        Host restarted = lan.host("10.0.0.2");
        restarted.present.add(InetAddress.ofLiteral(FLOATING));

        restarted.start(router(100));

        assertThat(lan.holders(FLOATING)).containsExactly(high);
    }

    @Test
    void twoVirtualRoutersOnOneInterfaceCanBeActiveOnDifferentHosts() throws IOException {
        Host one = lan.host("10.0.0.1").start(router(150), other(100));
        Host two = lan.host("10.0.0.2").start(router(100), other(150));

        lan.run(LONG);

        assertThat(lan.holders(FLOATING)).containsExactly(one);
        assertThat(lan.holders("10.0.0.200")).containsExactly(two);
    }

    @Test
    void aChangedRouterKeepsItsStateAndMovesOnlyWhatChanged() throws IOException {
        Host host = lan.host("10.0.0.1").start(router(150), other(150));
        lan.run(LONG);
        host.effects.clear();
        int transitions = host.transitions.size();

        host.start(router(150).address("10.0.0.101/24"), other(150));

        assertThat(host.effects).first().isEqualTo("send priority 150");
        assertThat(host.effects.subList(1, host.effects.size())).startsWith("add 10.0.0.101/24")
                .allMatch(effect -> effect.contains("10.0.0.101"));
        assertThat(host.transitions).hasSize(transitions);
        assertThat(lan.holders(FLOATING)).containsExactly(host);
    }

    @Test
    void aShorterIntervalOfTheActiveRouterActsAtOnce() throws IOException {
        Host high = lan.host("10.0.0.1").start(router(150).version(3).advertisementInterval(Duration.ofSeconds(40)));
        Host low = lan.host("10.0.0.2").start(router(100).version(3));
        lan.run(Duration.ofMinutes(5));

        high.start(router(150).version(3).advertisementInterval(Duration.ofMillis(100)));
        lan.run(LONG);

        assertThat(lan.holders(FLOATING)).containsExactly(high);
        assertThat(low.transitions).noneMatch(transition -> transition.to() == RouterState.ACTIVE
                && transition.at().isAfter(high.transitions.getLast().at()));
    }

    private static VirtualRouterBuilder router(int priority) {
        return VirtualRouterConfig.builder(51).on("eth0").priority(priority).address(FLOATING + "/24");
    }

    private static VirtualRouterBuilder other(int priority) {
        return VirtualRouterConfig.builder(52).on("eth0").priority(priority).address("10.0.0.200/24");
    }
}
