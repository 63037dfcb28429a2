package io.evenkeel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.evenkeel.vrrp.RouterState;
import io.evenkeel.vrrp.RouterStatus;
import io.evenkeel.vrrp.VirtualRouterBuilder;
import io.evenkeel.vrrp.VirtualRouterConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two equal hosts with a sync group on three segments, both active when they hear one another. */
class EqualGroupsTest {
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int SEGMENTS = 3;

    private final VirtualNetwork network = new VirtualNetwork(1);

    /**
     * @param oneIsHigher bits of the segments on which the first host has the higher address
     * @param torn bits of those on which neither hears the other
     * @param apart how much later the second host advertises
     */
    record Case(int priority, int oneIsHigher, int torn, Duration apart) {
        VirtualHost winner(Pair pair) {
            int deciding = Integer.numberOfTrailingZeros(~torn);
            return (oneIsHigher & 1 << deciding) != 0 ? pair.one() : pair.two();
        }
    }

    record Pair(VirtualHost one, VirtualHost two) {}

    static Stream<Case> cases() {
        return Stream.of(100, 255).flatMap(priority -> IntStream.range(0, 1 << SEGMENTS).boxed()
                .flatMap(higher -> IntStream.range(0, (1 << SEGMENTS) - 1).boxed().flatMap(torn -> Stream.of(0, 300, 900)
                        .map(apart -> new Case(priority, higher, torn, Duration.ofMillis(apart))))));
    }

    /** The first member decides whose segment is whole: as if the others had the same order of addresses. */
    @ParameterizedTest
    @MethodSource("cases")
    void oneYieldsAndTheOtherNeverDoes(Case it) {
        Pair pair = bothActive(it, routers(it.priority(), 0, 1, 2), routers(it.priority(), 2, 0, 1)); // the order in the group does not matter
        for (int i = 0; i < SEGMENTS; i++) {
            network.segment(segment(i)).loss((it.torn() & 1 << i) != 0 ? 1 : 0);
        }
        VirtualHost winner = it.winner(pair);
        int before = winner.transitions().size();

        network.heal();
        // The last of the three decides after two patiences of 3.2 intervals, an owner after four; and an advertisement before and after.
        network.run(INTERVAL.multipliedBy(15));

        assertThat(active()).containsExactly(winner);
        network.run(LONG);
        assertThat(active()).containsExactly(winner);
        assertThat(winner.transitions()).hasSize(before);
    }

    /** Each answers a lower rival at once: two that both think they are better must not go on for as fast as packets travel. */
    @Test
    void meanwhileTheyDoNotFloodTheSegment() {
        Pair pair = bothActive(new Case(100, 0b001, 0b001, Duration.ZERO), routers(100, 0, 1));
        network.segment(segment(0)).loss(1);
        pair.one().effects().clear();
        pair.two().effects().clear();

        network.heal();
        network.run(INTERVAL.multipliedBy(3));

        assertThat(active()).containsExactly(pair.one(), pair.two());
        assertThat(pair.one().effects()).filteredOn("send 100"::equals).hasSizeLessThan(12);
        assertThat(pair.two().effects()).filteredOn("send 100"::equals).hasSizeLessThan(12);
    }

    /** A fast member waits for a slow one before it: on that segment nobody may have said anything yet. */
    @Test
    void theSlowestMemberSetsThePace() {
        Pair pair = bothActive(new Case(100, 0b001, 0, Duration.ofSeconds(5)), router(100, 0).advertisementInterval(Duration.ofSeconds(10)),
                router(100, 1).advertisementInterval(Duration.ofMillis(100)));
        int before = pair.one().transitions().size();

        network.heal();
        network.run(LONG);

        assertThat(active()).containsExactly(pair.one());
        assertThat(pair.one().transitions()).hasSize(before);
    }

    /** Many on one segment compare the same addresses, and cost no time. */
    @Test
    void membersOnOneSegmentHaveOneTurn() {
        var routers = new ArrayList<VirtualRouterBuilder>();
        for (int i = 0; i < 20; i++) {
            routers.add(VirtualRouterConfig.builder(10 + i).on("eth0").version(3).group("all").address("10.0.0." + (110 + i) + "/24"));
        }
        routers.add(router(100, 1));
        Pair pair = bothActive(new Case(100, 0b010, 0b001, Duration.ZERO), routers.toArray(VirtualRouterBuilder[]::new));
        network.segment(segment(0)).loss(1);

        network.heal();
        network.run(INTERVAL.multipliedBy(6));

        assertThat(active()).containsExactly(pair.one());
    }

    /** What is added while they run counts. */
    @Test
    void aMemberThatComesLaterTakesItsTurn() {
        Pair pair = bothActive(new Case(100, 0b001, 0b010, Duration.ZERO), routers(100, 1, 2));
        for (VirtualHost host : List.of(pair.one(), pair.two())) {
            host.start(routers(100, 1, 2, 0));
        }
        network.run(LONG);
        assertThat(active()).containsExactly(pair.one(), pair.two());
        int before = pair.one().transitions().size();

        network.heal();
        network.run(LONG);

        assertThat(active()).containsExactly(pair.one());
        assertThat(pair.one().transitions()).hasSize(before);
    }

    private Pair bothActive(Case it, VirtualRouterBuilder... routers) {
        return bothActive(it, routers, routers);
    }

    /** Neither hears the other. */
    private Pair bothActive(Case it, VirtualRouterBuilder[] ofOne, VirtualRouterBuilder[] ofTwo) {
        VirtualHost one = host("one", it, true);
        VirtualHost two = host("two", it, false);
        network.isolate(one);
        one.start(ofOne);
        network.run(it.apart());
        two.start(ofTwo);
        network.run(LONG);
        assertThat(active()).containsExactly(one, two);
        return new Pair(one, two);
    }

    private VirtualHost host(String name, Case it, boolean isOne) {
        VirtualHost host = network.host(name, own(it, 0, isOne));
        for (int i = 1; i < SEGMENTS; i++) {
            host.nic("eth" + i, network.segment(segment(i)), own(it, i, isOne));
        }
        return host;
    }

    private static String own(Case it, int segment, boolean isOne) {
        boolean isHigher = ((it.oneIsHigher() & 1 << segment) != 0) == isOne;
        return "10." + segment + ".0." + (isHigher ? 2 : 1);
    }

    private static String segment(int number) {
        return number == 0 ? VirtualNetwork.FIRST_SEGMENT : "segment " + number;
    }

    private List<VirtualHost> active() {
        return network.hosts().stream()
                .filter(host -> host.status().stream().map(RouterStatus::state).allMatch(RouterState.ACTIVE::equals)).toList();
    }

    private static VirtualRouterBuilder[] routers(int priority, int... segments) {
        List<VirtualRouterBuilder> routers = new ArrayList<>();
        Arrays.stream(segments).forEach(segment -> routers.add(router(priority, segment)));
        return routers.toArray(VirtualRouterBuilder[]::new);
    }

    private static VirtualRouterBuilder router(int priority, int segment) {
        return VirtualRouterConfig.builder(51 + segment).on("eth" + segment).version(3).priority(priority).group("all")
                .address("10." + segment + ".0.100/24");
    }
}
