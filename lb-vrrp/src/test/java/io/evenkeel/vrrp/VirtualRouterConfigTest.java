package io.evenkeel.vrrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.packet.TrailerKeys;
import io.evenkeel.vrrp.protocol.AnnouncementPolicy;
import io.evenkeel.vrrp.protocol.Delivery;
import io.evenkeel.vrrp.protocol.Protection;
import io.evenkeel.vrrp.protocol.ProtocolVersion;
import io.evenkeel.vrrp.protocol.RivalPolicy;
import io.evenkeel.vrrp.protocol.UnicastPeer;
import io.evenkeel.vrrp.spi.Prefix;
import io.evenkeel.vrrp.spi.VirtualAddress;
import io.evenkeel.vrrp.spi.VirtualMac;
import io.evenkeel.vrrp.spi.VirtualRoute;
import io.evenkeel.vrrp.spi.VirtualRule;
import io.evenkeel.vrrp.track.Tracking;
import org.junit.jupiter.api.Test;

class VirtualRouterConfigTest {
    private static final Protection.Trailer SIGNED = new Protection.Trailer(TrailerKeys.of(1, new byte[32]),
            Protection.Mode.ENFORCE, Optional.of(Duration.ofSeconds(5)));

    @Test
    void refusalsNameTheValueAndWhatWasExpected() {
        refuses(r -> r.priority(256), "priority: 256 (expected: 1..255)");
        refuses(r -> r.on(""), "on: none (expected: an interface such as eth0)");
        refuses(r -> r.version(4), "version: 4 (expected: 2 or 3)");
        refuses(r -> r.advertisementInterval(Duration.ofMillis(250)),
                "advertisementInterval: 0.25 s (expected: whole seconds, 1..255, in VRRP version 2)");
        refuses(r -> r.version(3).advertisementInterval(Duration.ofSeconds(41)),
                "advertisementInterval: 41.0 s (expected: hundredths of a second, 0.01 s..40.95 s, in VRRP version 3)");
        refuses(r -> r.password("123456789"),
                "password: 9 bytes (expected: 1..8, a VRRP version 2 packet has room for no more)");
        refuses(r -> r.version(3).password("1234"), "password: set (expected: none, VRRP version 3 has no authentication)");
        refuses(r -> r.preempt(false).preemptDelay(Duration.ofSeconds(5)),
                "preemptDelay: 5.0 s (expected: 0 s, since preemption is off)");
        refuses(r -> r.preemptDelay(Duration.ofSeconds(1001)), "preemptDelay: 1001.0 s (expected: 0 s..1000 s)");
        refuses(r -> r.preempt(false).priority(255),
                "preempt: false (expected: true, since priority 255 says that the addresses are this host's own)");
        refuses(r -> r.address("10.0.0.300/24"), "address: 10.0.0.300/24 (expected: such as 192.168.4.80/24 or 2001:db8::80/64)");
        refuses(r -> r.address("10.0.0.100"), "addresses: [10.0.0.100/24, 10.0.0.100/32] (expected: each once)");
        refuses(r -> r.address("2001:db8::1/64"), "addresses: [10.0.0.100/24, 2001:db8:0:0:0:0:0:1/64]"
                + " (expected: all of one family; others can be excludedAddresses)");
        refuses(r -> r.sourceAddress("fe80::1"),
                "sourceAddress: fe80:0:0:0:0:0:0:1 (expected: an IPv4 address, as the virtual ones are)");
        refuses(r -> r.unicastPeer("fe80::2"),
                "unicastPeer: fe80:0:0:0:0:0:0:2 (expected: an IPv4 address, as the virtual ones are)");
        refuses(r -> r.unicastPeer("224.0.0.18"), "unicastPeer: 224.0.0.18 (expected: the address of one host)");
        refuses(r -> r.advertsMissed(101), "advertsMissed: 101 (expected: 1..100)");
        refuses(r -> r.startupDelay(Duration.ofSeconds(-1)), "startupDelay: -1.0 s (expected: 0 s..1000 s)");
        refuses(r -> r.version(2).signed(SIGNED), "protection: a signed trailer (expected: VRRP version 3 with it)");
        refuses(r -> r.excludedAddress(VirtualAddress.of("10.0.0.100")),
                "excludedAddresses: [10.0.0.100/32] (expected: each once, and not among the addresses)");
        assertThatIllegalArgumentException().isThrownBy(() -> VirtualRouterConfig.builder(1).on("eth0").version(2)
                .address("2001:db8::1").build()).withMessage("version: 2 (expected: 3, since the addresses are IPv6)");
        assertThatIllegalArgumentException().isThrownBy(() -> VirtualRouterConfig.builder(0).on("eth0")
                .address("10.0.0.1/24").build()).withMessage("virtualRouterId: 0 (expected: 1..255)");
        assertThatIllegalArgumentException().isThrownBy(() -> VirtualRouterConfig.builder(1).on("eth0").build())
                .withMessage("addresses: 0 (expected: 1..255 of them)");
        refuses(VirtualRouterBuilder::withoutAddresses, "addresses: 1 (expected: none, since it is withoutAddresses)");
        refuses(r -> r.preempt(false).highestOtherPriority(255), "highestOtherPriority: 255 (expected: 1..254)");
        refuses(r -> r.highestOtherPriority(254), "highestOtherPriority: 254 (expected: none, since preemption is on)");
        refuses(r -> r.version(3).requireOurAddresses(true),
                "requireOurAddresses: true (expected: false, VRRP version 3 takes them)");
        refuses(r -> r.receiveBuffer(-1), "receiveBuffer: -1 (expected: 0..2147483647 bytes)");
        refuses(r -> r.delayAfterBoot(Duration.ofSeconds(1001)), "delayAfterBoot: 1001.0 s (expected: 0 s..1000 s)");
    }

    @Test
    void toBuilderKeepsEverything() {
        VirtualRouterConfig config = valid().version(2).password("secret").priority(7).preemptDelay(Duration.ofSeconds(3))
                .sourceAddress("10.0.0.1")
                .announcements(new AnnouncementPolicy(Duration.ofSeconds(1), 2, Duration.ofSeconds(60), 3)).build();
        VirtualRouterConfig rich = VirtualRouterConfig.builder(7).name("VI_1").on("eth0").address("2001:db8::1/64")
                .excludedAddress(VirtualAddress.of("10.0.0.1/24").labelled("eth0:1").networkBroadcast(true).untracked())
                .route(VirtualRoute.to(Prefix.of("2001:db8:1::/48")).metric(5))
                .rule(VirtualRule.of(IpFamily.IPV6, new VirtualRule.Verdict.Table(7)))
                .delivery(new Delivery.Unicast(List.of(UnicastPeer.of("fe80::2").minTtl(254)), 255, true)).signed(SIGNED)
                .rivals(new RivalPolicy(false, true, true)).virtualMac(VirtualMac.STANDARD).advertsMissed(5)
                .startupDelay(Duration.ofSeconds(9)).track(Tracking.ofInterface("eth1").weight(-5).reverse())
                .trackOwnInterface(false).group("G").weightsInGroup(true).build();
        VirtualRouterConfig patient = valid().preempt(false).highestOtherPriority(200).requireOurAddresses(true)
                .delayAfterBoot(Duration.ofSeconds(30)).receiveBuffer(70_000).build();
        VirtualRouterConfig electing = VirtualRouterConfig.builder(7).on("eth0").withoutAddresses().version(3)
                .unicastPeer("fe80::2").learnOldChecksum(false).build();

        assertThat(config.toBuilder().build()).isEqualTo(config);
        assertThat(rich.toBuilder().build()).isEqualTo(rich);
        assertThat(rich.family()).isEqualTo(IpFamily.IPV6);
        assertThat(rich.version()).as("IPv6 is version 3").isInstanceOf(ProtocolVersion.V3.class);
        assertThat(patient.toBuilder().build()).isEqualTo(patient);
        assertThat(electing.toBuilder().build()).isEqualTo(electing);
        assertThat(electing.family()).isEqualTo(IpFamily.IPV6);
    }

    @Test
    void theLongerDelayCounts() {
        VirtualRouterConfig both = valid().startupDelay(Duration.ofSeconds(5)).delayAfterBoot(Duration.ofSeconds(30)).build();

        assertThat(both.holdsBack(Duration.ofSeconds(10))).isEqualTo(Duration.ofSeconds(20));
        assertThat(both.holdsBack(Duration.ofSeconds(26))).isEqualTo(Duration.ofSeconds(5));
        assertThat(valid().build().holdsBack(Duration.ZERO)).isZero();
    }

    @Test
    void aPlanTellsWhatHappensToEach() {
        VirtualRouterConfig one = valid().build();
        VirtualRouterConfig two = VirtualRouterConfig.builder(52).on("eth0").address("10.0.0.101").build();
        VirtualRouterConfig three = VirtualRouterConfig.builder(53).on("eth0").address("10.0.0.102").build();
        VirtualRouterConfig gone = VirtualRouterConfig.builder(54).on("eth0").address("10.0.0.103").build();
        VirtualRouterConfig fresh = VirtualRouterConfig.builder(51).on("eth1").address("10.0.0.104").build();

        VrrpPlan plan = VrrpPlan.between(List.of(one, two, three, gone),
                List.of(one, two.toBuilder().priority(7).build(), three.toBuilder().version(3).build(), fresh));

        assertThat(plan).hasToString("""
                start vrid 51 on eth1
                stop vrid 54 on eth0
                change vrid 52 on eth0
                restart vrid 53 on eth0
                """);
        assertThat(plan.untouched()).containsExactly(one);
        assertThat(VrrpPlan.between(List.of(one), List.of(one)).isEmpty()).isTrue();
    }

    private static VirtualRouterBuilder valid() {
        return VirtualRouterConfig.builder(51).on("eth0").address("10.0.0.100/24");
    }

    private static void refuses(UnaryOperator<VirtualRouterBuilder> change, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> change.apply(valid()).build()).withMessage(message);
    }
}
