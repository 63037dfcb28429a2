package io.evenkeel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import io.evenkeel.vrrp.RouterState;
import io.evenkeel.vrrp.RouterStatus;
import io.evenkeel.vrrp.VirtualRouterBuilder;
import io.evenkeel.vrrp.VirtualRouterConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two equal hosts with a sync group on two segments: one has the higher address here, the other there. */
class CrossedGroupTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final VirtualNetwork network = new VirtualNetwork(1);
    private final VirtualHost one = host("one", "10.0.0.1", "10.1.0.2");
    private final VirtualHost two = host("two", "10.0.0.2", "10.1.0.1");

    private VirtualHost host(String name, String here, String there) {
        return network.host(name, here).nic("eth1", network.segment("other"), there);
    }

    @BeforeEach
    void theyStandApart() {
        network.isolate(one);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 255})
    void theMemberWithTheLowestVridDecides(int priority) {
        bothActive(priority);

        network.heal();
        network.run(INTERVAL);

        assertThat(active()).containsExactly(two);
        network.run(LONG);
        assertThat(active()).containsExactly(two);
        assertThat(two.transitions()).filteredOn(transition -> transition.from() == RouterState.ACTIVE).isEmpty();
    }

    @Test
    void theOrderInTheGroupDoesNotMatter() {
        one.start(router(52, "eth1", 100), router(51, "eth0", 100));
        two.start(router(51, "eth0", 100), router(52, "eth1", 100));
        network.run(LONG);

        network.heal();
        network.run(LONG);

        assertThat(active()).containsExactly(two);
    }

    /** Otherwise the segment that is whole would have two active routers for as long as the other one is torn. */
    @ParameterizedTest
    @ValueSource(ints = {100, 255})
    void whereTheDeciderHearsNothingTheOthersYieldAfterAWhile(int priority) {
        bothActive(priority);
        network.segment("lan").loss(1);

        network.heal();
        network.run(INTERVAL.multipliedBy(5).plus(Duration.ofMillis(300))); // 3.2, and the next advertisement before and after

        assertThat(active()).containsExactly(one);
        network.run(LONG);
        assertThat(active()).containsExactly(one);
    }

    /** Each answers a lower rival at once: two that both think they are better must not go on for as fast as packets travel. */
    @Test
    void meanwhileTheyDoNotFloodTheSegment() {
        bothActive(100);
        network.segment("lan").loss(1);
        one.effects().clear();
        two.effects().clear();

        network.heal();
        network.run(INTERVAL.multipliedBy(3));

        assertThat(active()).containsExactly(one, two);
        assertThat(one.effects()).filteredOn("send 100"::equals).hasSizeLessThan(12);
        assertThat(two.effects()).filteredOn("send 100"::equals).hasSizeLessThan(12);
    }

    private void bothActive(int priority) {
        for (VirtualHost host : List.of(one, two)) {
            host.start(router(51, "eth0", priority), router(52, "eth1", priority));
        }
        network.run(LONG);
        assertThat(active()).containsExactly(one, two);
    }

    private List<VirtualHost> active() {
        return network.hosts().stream()
                .filter(host -> host.status().stream().map(RouterStatus::state).allMatch(RouterState.ACTIVE::equals)).toList();
    }

    private static VirtualRouterBuilder router(int vrid, String on, int priority) {
        return VirtualRouterConfig.builder(vrid).on(on).priority(priority).group("both")
                .address(vrid == 51 ? "10.0.0.100/24" : "10.1.0.100/24");
    }
}
