package io.evenkeel.vrrp.bfd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.evenkeel.vrrp.bfd.protocol.BfdCodec;
import io.evenkeel.vrrp.bfd.protocol.BfdDropReason;
import io.evenkeel.vrrp.bfd.protocol.BfdPacket;
import io.evenkeel.vrrp.bfd.protocol.BfdPath;
import io.evenkeel.vrrp.bfd.protocol.BfdSessionConfig;
import io.evenkeel.vrrp.bfd.protocol.BfdState;
import io.evenkeel.vrrp.spi.BfdAccess.Datagram;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Sessions of two hosts over a link in virtual time. */
class BfdSessionsTest {
    private static final InetAddress STRANGER = InetAddress.ofLiteral("10.0.0.66");

    /** One end's wishes, in milliseconds. */
    record Wish(int minRx, int minTx, int idleTx, int multiplier) {
        BfdSessionConfig to(String neighbour, boolean passive) {
            return new BfdSessionConfig(InetAddress.ofLiteral(neighbour), null, Duration.ofMillis(minRx), Duration.ofMillis(minTx),
                    Duration.ofMillis(idleTx), multiplier, passive, BfdPath.SINGLE_HOP);
        }

        /** How long the other end bears this one's silence. */
        long detectionMillis(Wish other) {
            return (long) multiplier * Math.max(minTx, other.minRx);
        }
    }

    @Provide
    Arbitrary<Wish> wishes() {
        Arbitrary<Integer> interval = Arbitraries.integers().between(1, 3000);
        return Combinators.combine(interval, interval, Arbitraries.integers().between(1000, 3000), Arbitraries.integers().between(1, 10))
                .as(Wish::new);
    }

    private static VirtualLink link(Wish one, Wish two, int passive, long seed, double loss, int delay) {
        var link = new VirtualLink(seed, loss, delay);
        link.one.start(one.to("10.0.0.2", passive == 1));
        link.two.start(two.to("10.0.0.1", passive == 2));
        return link;
    }

    private static boolean areUp(VirtualLink link) {
        return link.one.state() == BfdState.UP && link.two.state() == BfdState.UP;
    }

    @Property(tries = 50)
    void withoutLossTheyComeUpAndStayAndNoticeTheEnd(@ForAll("wishes") Wish one, @ForAll("wishes") Wish two,
            @ForAll @IntRange(max = 2) int passive, @ForAll long seed, @ForAll @IntRange(max = 50) int delay) {
        VirtualLink link = link(one, two, passive, seed, 0, delay);
        assertThat(link.runUntil(10_000, () -> areUp(link))).as("they come up").isTrue();

        link.run(200L * Math.max(one.detectionMillis(two) / one.multiplier(), two.detectionMillis(one) / two.multiplier()));
        assertThat(link.one.heard).containsSubsequence(BfdState.DOWN, BfdState.UP).doesNotHaveDuplicates();
        assertThat(link.two.heard).containsSubsequence(BfdState.DOWN, BfdState.UP).doesNotHaveDuplicates();
        assertThat(link.one.dropped()).isEmpty();
        assertThat(link.two.dropped()).isEmpty();

        link.cut(true);
        assertThat(link.runUntil(two.detectionMillis(one) + delay + 1, () -> link.one.state() == BfdState.DOWN)).isTrue();
        link.run(one.detectionMillis(two) + delay + 1);
        assertThat(link.two.state()).isEqualTo(BfdState.DOWN);

        link.cut(false);
        assertThat(link.runUntil(20_000, () -> areUp(link))).as("they come up again").isTrue();
    }

    @Property(tries = 30)
    void withLossTheyComeUpAllTheSame(@ForAll("wishes") Wish one, @ForAll("wishes") Wish two, @ForAll @IntRange(max = 2) int passive,
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int percent) {
        VirtualLink link = link(one, two, passive, seed, percent / 100.0, 5);
        assertThat(link.runUntil(600_000, () -> areUp(link))).isTrue();
    }

    @Example
    void theyAgreeOnTheSlowerOfBothPaces() {
        VirtualLink link = link(new Wish(100, 10, 1000, 3), new Wish(10, 50, 1000, 3), 0, 1, 0, 1);
        assertThat(link.runUntil(5_000, () -> areUp(link))).isTrue();
        link.run(1_000);
        int one = link.one.sent;
        int two = link.two.sent;
        link.run(10_000);
        assertThat(link.one.sent - one).as("10 ms, jittered").isBetween(1_000, 1_334);
        assertThat(link.two.sent - two).as("100 ms, jittered").isBetween(100, 134);
    }

    @Example
    void whoEndsIsDownAtOnceAtTheOtherEnd() {
        Wish wish = new Wish(1000, 1000, 1000, 10);
        VirtualLink link = link(wish, wish, 0, 2, 0, 1);
        assertThat(link.runUntil(5_000, () -> areUp(link))).isTrue();
        link.two.stop(wish.to("10.0.0.1", false));
        assertThat(link.runUntil(2, () -> link.one.state() == BfdState.DOWN)).isTrue();
        assertThat(link.two.sessions.idleNanos()).as("nothing is left to do there").isNegative();
    }

    @Example
    void strangersAreCountedByReasonAndChangeNothing() {
        Wish wish = new Wish(100, 100, 1000, 3);
        VirtualLink link = link(wish, wish, 0, 3, 0, 1);
        assertThat(link.runUntil(5_000, () -> areUp(link))).isTrue();
        InetAddress here = link.one.address;
        InetAddress neighbour = link.two.address;
        byte[] down = BfdCodec.encode(new BfdPacket(0, BfdState.DOWN, false, false, false, false, 3, 66, 0, 1, 1, 0));
        byte[] other = BfdCodec.encode(new BfdPacket(0, BfdState.DOWN, false, false, false, false, 3, 66, 4711, 1, 1, 0));
        link.inject(link.one, new Datagram(down, STRANGER, here, 3784, 255));
        link.inject(link.one, new Datagram(down, neighbour, here, 4784, 255));
        link.inject(link.one, new Datagram(other, neighbour, here, 3784, 255));
        link.inject(link.one, new Datagram(down, neighbour, here, 3784, 254));
        link.inject(link.one, new Datagram(new byte[3], neighbour, here, 3784, 255));
        link.run(1_000);
        assertThat(areUp(link)).isTrue();
        assertThat(link.one.dropped())
                .isEqualTo(Map.of(BfdDropReason.UNKNOWN_SESSION, 3L, BfdDropReason.HOPS, 1L, BfdDropReason.LENGTH, 1L));
    }

    @Example
    void sessionsThatCannotBeToldApartAreRefused() {
        var link = new VirtualLink(4, 0, 1);
        BfdSessionConfig first = BfdSessionConfig.with("10.0.0.2");
        link.one.start(first);
        link.one.start(first);
        assertThatThrownBy(() -> link.one.start(first.from("10.0.0.1"))).hasMessage(
                "neighbour: 10.0.0.2 (expected: another one, or another source, as BFD session 'test' has it already)");
        link.one.start(first.over(BfdPath.multihop(3)));
        link.one.start(BfdSessionConfig.with("10.0.0.3"));
        assertThat(link.one.heard).isEqualTo(List.of(BfdState.DOWN, BfdState.DOWN, BfdState.DOWN, BfdState.DOWN));
    }
}
