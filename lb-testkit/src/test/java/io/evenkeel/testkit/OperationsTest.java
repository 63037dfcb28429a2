package io.evenkeel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.evenkeel.vrrp.LinkDelay;
import io.evenkeel.vrrp.RouterState;
import io.evenkeel.vrrp.RouterStatus;
import io.evenkeel.vrrp.Transition;
import io.evenkeel.vrrp.VirtualRouterBuilder;
import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.packet.DropReason;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.packet.TrailerKeys;
import io.evenkeel.vrrp.protocol.AnnouncementPolicy;
import io.evenkeel.vrrp.protocol.Delivery;
import io.evenkeel.vrrp.protocol.Protection;
import io.evenkeel.vrrp.protocol.RivalPolicy;
import io.evenkeel.vrrp.spi.AddressMac;
import io.evenkeel.vrrp.spi.Prefix;
import io.evenkeel.vrrp.spi.VirtualAddress;
import io.evenkeel.vrrp.spi.VirtualRoute;
import io.evenkeel.vrrp.track.Reading;
import io.evenkeel.vrrp.track.Tracker;
import io.evenkeel.vrrp.track.Tracking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** What people do with routers, and what happens to them. */
class OperationsTest {
    private static final String FLOATING = "10.0.0.100";
    private static final Duration LONG = Duration.ofSeconds(30);

    private final VirtualNetwork lan = new VirtualNetwork(7);

    /** A condition that the test sets. */
    private static final class Switch implements Tracker {
        private Consumer<Reading> readings = reading -> {};

        @Override
        public String name() {
            return "switch";
        }

        @Override
        public Watch start(Consumer<Reading> sink) {
            readings = sink;
            return () -> readings = reading -> {};
        }

        void is(boolean up) {
            readings.accept(Reading.of(up));
        }
    }

    @Test
    void aSwitchoverHandsOverAndIsHeld() {
        VirtualHost high = lan.host("high", "10.0.0.1").start(router(150));
        VirtualHost low = lan.host("low", "10.0.0.2").start(router(100));
        lan.run(LONG);

        high.switchOver("vrid 51 on eth0", Duration.ofMinutes(5));
        assertThat(lan.awaitHolder(FLOATING, Duration.ofMillis(650))).isEqualTo(low);
        lan.run(Duration.ofMinutes(4));
        assertThat(lan.holders(FLOATING)).containsExactly(low);
        lan.run(Duration.ofMinutes(2));
        assertThat(lan.holders(FLOATING)).containsExactly(high);
    }

    @Test
    void theLowerOfTwoOwnersYieldsAndStandsIn() {
        VirtualHost lower = lan.host("lower", "10.0.0.1").start(router(255));
        VirtualHost higher = lan.host("higher", "10.0.0.2").start(router(255));
        lan.run(LONG);
        assertThat(lan.holders(FLOATING)).containsExactly(higher);
        assertThat(lower.status().getFirst().priority()).isEqualTo(254);

        higher.crash();
        assertThat(lan.awaitHolder(FLOATING, Duration.ofMillis(3_010))).isEqualTo(lower);
        lan.run(LONG);

        assertThat(lower.effects()).filteredOn(effect -> effect.startsWith("send")).containsSubsequence("send 255", "send 254",
                "send 254", "send 254", "send 254", "send 255");
        assertThat(lower.status().getFirst().priority()).isEqualTo(255);
    }

    @Test
    void theHigherOfTwoOwnersYieldsToOneThatDoesNotHearIt() {
        VirtualHost deaf = lan.host("deaf", "10.0.0.1").start(router(255).rivals(new RivalPolicy(true, false, true)));
        VirtualHost higher = lan.host("higher", "10.0.0.2").start(router(255));

        assertThat(lan.awaitHolder(FLOATING, Duration.ofSeconds(5))).isEqualTo(deaf);
        lan.run(LONG);

        assertThat(lan.holders(FLOATING)).containsExactly(deaf);
        assertThat(higher.transitions()).last().hasToString("vrid 51 on eth0: Active -> Backup (10.0.0.1 has priority 255)");
    }

    @Test
    void withoutItsSourceAddressARouterIsInFault() {
        InetAddress source = InetAddress.ofLiteral("10.0.0.9");
        VirtualHost host = lan.host("host", "10.0.0.1", "10.0.0.9");
        host.start(router(100).sourceAddress("10.0.0.9").track(Tracking.ofAddress("eth0", source)));
        lan.run(LONG);

        host.deleteAddress("10.0.0.9");
        lan.run(Duration.ofMillis(1));
        assertThat(host.status().getFirst().reason()).isEqualTo("address 10.0.0.9 on eth0 is down");
        assertThat(lan.holders(FLOATING)).isEmpty();
        host.addAddress("eth0", "10.0.0.9");
        lan.run(LONG);

        assertThat(lan.holders(FLOATING)).containsExactly(host);
    }

    @Test
    void unicastWithoutAPeerIsAFault() {
        VirtualHost host = lan.host("host", "10.0.0.1").start(router(100).delivery(new Delivery.Unicast(List.of(), 255, false)));
        lan.run(LONG);

        assertThat(host.status().getFirst().state()).isEqualTo(RouterState.FAULT);
        assertThat(host.status().getFirst().reason()).isEqualTo("it has no unicast peer");
    }

    @Test
    void afterTheBootItHoldsBackAndAfterAnotherStartItDoesNot() {
        VirtualHost host = lan.host("host", "10.0.0.1").start(router(100).delayAfterBoot(Duration.ofSeconds(20)));
        lan.run(Duration.ofSeconds(23));
        assertThat(lan.holders(FLOATING)).isEmpty();
        lan.run(Duration.ofSeconds(1));
        assertThat(lan.holders(FLOATING)).containsExactly(host);

        host.stop();
        host.restart();
        assertThat(lan.awaitHolder(FLOATING, Duration.ofMillis(3_610))).isEqualTo(host);
        host.crash();
        host.restart();
        lan.run(Duration.ofSeconds(23));

        assertThat(lan.holders(FLOATING)).isEmpty();
    }

    @Test
    void routersWithoutAddressesElectOneOfThem() {
        VirtualRouterBuilder electing = VirtualRouterConfig.builder(51).on("eth0").version(3).withoutAddresses();
        VirtualHost low = lan.host("low", "10.0.0.1").start(electing.priority(100));
        VirtualHost high = lan.host("high", "10.0.0.2").start(electing.priority(150));
        VirtualHost other = lan.host("other", "10.0.0.3").start(router(50).version(3));
        lan.run(LONG);

        assertThat(high.status().getFirst().state()).isEqualTo(RouterState.ACTIVE);
        assertThat(low.status().getFirst().state()).isEqualTo(RouterState.BACKUP);
        assertThat(other.status().getFirst().counters().dropped()).containsKey(DropReason.NO_ADDRESS);
    }

    @Test
    void whoRequiresItsAddressesDropsOthers() {
        VirtualHost strict = lan.host("strict", "10.0.0.1").start(router(100).requireOurAddresses(true));
        VirtualHost other = lan.host("other", "10.0.0.2")
                .start(VirtualRouterConfig.builder(51).on("eth0").priority(150).address("10.0.0.101/24"));
        lan.run(LONG);

        assertThat(List.of(strict, other)).allMatch(host -> host.status().getFirst().state() == RouterState.ACTIVE);
        assertThat(strict.status().getFirst().counters().dropped()).containsKey(DropReason.OTHER_ADDRESSES);
    }

    @Test
    void aConditionWithoutWeightDecidesAndOneWithWeightMovesThePriority() {
        var condition = new Switch();
        VirtualHost high = lan.host("high", "10.0.0.1").start(router(150).track(condition));
        VirtualHost low = lan.host("low", "10.0.0.2").start(router(100));
        lan.run(LONG);
        assertThat(lan.holder(FLOATING)).as("nothing is known of the condition yet").isEqualTo(low);
        assertThat(status(high).state()).isEqualTo(RouterState.FAULT);
        assertThat(status(high).reason()).isEqualTo("switch is down");

        condition.is(true);
        lan.run(LONG);
        assertThat(lan.holder(FLOATING)).isEqualTo(high);
        condition.is(false);
        assertThat(lan.awaitHolder(FLOATING, Duration.ofMillis(650))).isEqualTo(low);

        condition.is(true);
        lan.run(LONG);
        high.start(router(150).track(Tracking.of(condition).weight(-60)));
        condition.is(false);
        lan.run(LONG);
        assertThat(lan.holder(FLOATING)).isEqualTo(low);
        assertThat(status(high).priority()).isEqualTo(90);
    }

    @Test
    void anotherInterfaceCanBeTracked() {
        VirtualHost high = lan.host("high", "10.0.0.1").nic("eth1", lan.segment("out"), "10.1.0.1")
                .start(router(150).track(Tracking.ofInterface("eth1")));
        VirtualHost low = lan.host("low", "10.0.0.2").start(router(100));
        lan.run(LONG);

        high.plug("eth1", false);

        assertThat(lan.awaitHolder(FLOATING, Duration.ofMillis(700))).isEqualTo(low);
    }

    @Test
    void anAddressThatSomebodyDeletesIsPutBackAndAnnounced() {
        VirtualHost only = lan.host("only", "10.0.0.1").start(router(150));
        lan.run(LONG);
        only.effects().clear();

        only.deleteAddress(FLOATING);
        lan.run(Duration.ofMillis(1));

        assertThat(lan.holder(FLOATING)).isEqualTo(only);
        assertThat(only.effects()).startsWith("add 10.0.0.100/24", "announce 10.0.0.100/24");
        assertThat(status(only).counters().restored()).isEqualTo(1);
    }

    @Test
    void announcementsCanBeSpaced() {
        VirtualHost only = lan.host("only", "10.0.0.1").start(router(150).address("10.0.0.101/24")
                .announcements(new AnnouncementPolicy(Duration.ZERO, 3, Duration.ZERO, 1).spaced(Duration.ofMillis(100))));
        lan.awaitHolder(FLOATING, LONG);
        assertThat(announcements(only)).isEqualTo(1);
        lan.run(Duration.ofMillis(250));
        assertThat(announcements(only)).isEqualTo(3);
        lan.run(LONG);
        assertThat(announcements(only)).isEqualTo(6);
    }

    @Test
    void oneAddressOfEachOtherInterfaceIsAnnouncedAgainAndAgain() {
        VirtualRouterBuilder wish = router(150).addressMac(new AddressMac("va.51", "eth0", IpFamily.IPV4))
                .excludedAddress(VirtualAddress.of("10.0.1.1/24").on("va.51")).excludedAddress(VirtualAddress.of("10.0.1.2/24").on("va.51"))
                .excludedAddress(VirtualAddress.of("10.0.2.1/24").on("eth0"));
        AnnouncementPolicy once = new AnnouncementPolicy(Duration.ZERO, 1, Duration.ZERO, 1);
        VirtualHost only = lan.host("only", "10.0.0.1").start(wish.announcements(once.elsewhere(Duration.ofSeconds(100), false)));
        lan.awaitHolder(FLOATING, LONG);
        only.effects().clear();

        lan.run(Duration.ofMillis(99_999));
        assertThat(announcements(only)).isZero();
        lan.run(Duration.ofSeconds(101));
        assertThat(only.effects().stream().filter(effect -> effect.startsWith("announce"))).containsExactly(
                "announce 10.0.1.1/24 on va.51", "announce 10.0.1.1/24 on va.51");

        only.start(wish.announcements(once.elsewhere(Duration.ofSeconds(10), true)));
        only.effects().clear();
        lan.run(Duration.ofSeconds(11));
        assertThat(only.effects().stream().filter(effect -> effect.startsWith("announce"))).containsExactly(
                "announce 10.0.1.1/24 on va.51", "announce 10.0.2.1/24 on eth0");
        only.stop();
        only.effects().clear();
        lan.run(Duration.ofSeconds(100));
        assertThat(announcements(only)).isZero();
    }

    @Test
    void advertisementsThatAreDueSoonGoOutTogether() {
        VirtualRouterBuilder second = VirtualRouterConfig.builder(52).on("eth0").priority(150).address("10.0.0.200/24");
        VirtualHost host = lan.host("host", "10.0.0.1").start(router(150));
        lan.run(Duration.ofMillis(4_004));
        host.start(router(150), second);
        lan.run(Duration.ofMillis(8_414 - 4_004));
        assertThat(lan.holder("10.0.0.200")).isEqualTo(host);
        host.effects().clear();

        lan.run(Duration.ofMillis(1)); // 5 s after the first advertisement of one, 996 ms after that of the other
        assertThat(adverts(host)).isEqualTo(2);
        lan.run(Duration.ofMillis(998));
        assertThat(adverts(host)).isEqualTo(2);
        lan.run(Duration.ofMillis(2));
        assertThat(adverts(host)).isEqualTo(4);
    }

    @Test
    void excludedAddressesAndRoutesGoWithTheAddresses() {
        VirtualHost only = lan.host("only", "10.0.0.1").start(router(150).excludedAddress(VirtualAddress.of("2001:db8::5/64"))
                .route(VirtualRoute.to(Prefix.of("10.9.0.0/16"))));
        lan.run(LONG);
        assertThat(lan.holder("2001:db8::5")).isEqualTo(only);
        assertThat(only.effects()).containsSubsequence("add 10.0.0.100/24", "add 2001:db8:0:0:0:0:0:5/64",
                "add route 10.9.0.0/16");

        only.stop();

        assertThat(only.effects()).endsWith("remove route 10.9.0.0/16", "remove 10.0.0.100/24",
                "remove 2001:db8:0:0:0:0:0:5/64");
    }

    @Test
    void twoActiveRoutersAreCountedWhereOneDoesNotHear() {
        VirtualHost high = lan.host("high", "10.0.0.1").start(router(150));
        VirtualHost low = lan.host("low", "10.0.0.2").start(router(100));
        lan.run(LONG);

        lan.cut(high, low);
        lan.run(LONG);
        assertThat(lan.holders(FLOATING)).containsExactly(high, low);
        assertThat(status(high).counters().rivals()).isGreaterThan(10);

        lan.heal();
        lan.run(Duration.ofSeconds(2));
        assertThat(lan.holders(FLOATING)).containsExactly(high);
    }

    @Test
    void aStalledRouterYieldsAndSaysWhy() {
        VirtualHost high = lan.host("high", "10.0.0.1").start(router(150));
        VirtualHost low = lan.host("low", "10.0.0.2").start(router(100));
        lan.run(LONG);

        high.pause();
        lan.run(Duration.ofSeconds(10));
        assertThat(lan.holders(FLOATING)).contains(low);
        high.resume();
        lan.run(Duration.ofMillis(1));

        assertThat(lan.holders(FLOATING)).containsExactly(low);
        assertThat(high.transitions().getLast().cause().text()).startsWith("this process was held up for ");
        assertThat(status(high).counters().stalls()).isEqualTo(1);
        lan.run(LONG);
        assertThat(lan.holders(FLOATING)).containsExactly(high);
    }

    @Test
    void generationsGrowOverHostsAndTurns() {
        VirtualHost high = lan.host("high", "10.0.0.1").start(router(150));
        VirtualHost low = lan.host("low", "10.0.0.2").start(router(100));
        lan.run(LONG);
        high.crash();
        lan.run(LONG);
        high.restart();
        lan.run(LONG);

        long first = high.transitions().get(1).generation();
        long second = activeTurn(low).generation();
        long third = high.transitions().getLast().generation();
        assertThat(first).isPositive();
        assertThat(second).isGreaterThan(first);
        assertThat(third).isGreaterThan(second);
    }

    @Test
    void aStartupDelayHoldsBack() {
        VirtualHost only = lan.host("only", "10.0.0.1").start(router(150).startupDelay(Duration.ofSeconds(20)));

        lan.run(Duration.ofSeconds(23));
        assertThat(lan.holders(FLOATING)).isEmpty();
        assertThat(status(only).state()).isEqualTo(RouterState.BACKUP);
        lan.run(Duration.ofSeconds(1));
        assertThat(lan.holders(FLOATING)).containsExactly(only);
    }

    @Test
    void signedRoutersElectAndStrangersAreCounted() {
        VirtualHost high = lan.host("high", "10.0.0.1").start(signed(150, 1));
        VirtualHost low = lan.host("low", "10.0.0.2").start(signed(100, 1));
        VirtualHost stranger = lan.host("stranger", "10.0.0.3").start(signed(200, 2));
        lan.run(LONG);

        assertThat(lan.holders(FLOATING)).containsExactly(high, stranger);
        assertThat(status(low).counters().dropped()).containsOnlyKeys(DropReason.AUTHENTICATION);
        assertThat(status(low).counters().received()).isPositive();
    }

    @Test
    void unicastPeersElectToo() {
        VirtualHost high = lan.host("high", "10.0.0.1").start(router(150).unicastPeer("10.0.0.1").unicastPeer("10.0.0.2"));
        VirtualHost low = lan.host("low", "10.0.0.2").start(router(100).unicastPeer("10.0.0.1").unicastPeer("10.0.0.2"));
        lan.run(LONG);
        assertThat(lan.holders(FLOATING)).containsExactly(high);

        high.crash();
        assertThat(lan.awaitHolder(FLOATING, Duration.ofMillis(3_700))).isEqualTo(low);
    }

    @Test
    void aSyncGroupMovesTogether() {
        VirtualHost high = lan.host("high", "10.0.0.1").nic("eth1", lan.segment("out"), "10.1.0.1")
                .start(router(150).group("G"), other(150).group("G"));
        VirtualHost low = lan.host("low", "10.0.0.2").nic("eth1", lan.segment("out"), "10.1.0.2")
                .start(router(100).group("G"), other(100).group("G"));
        lan.run(LONG);
        assertThat(lan.holders(FLOATING)).containsExactly(high);
        assertThat(lan.holders("10.1.0.100")).containsExactly(high);

        high.plug("eth1", false);
        lan.run(Duration.ofMillis(3_700)); // nobody can resign over a link that is down

        assertThat(lan.holders(FLOATING)).containsExactly(low);
        assertThat(lan.holders("10.1.0.100")).containsExactly(low);
        assertThat(high.status()).extracting(RouterStatus::state).containsOnly(RouterState.FAULT);
    }

    @Test
    void aRouterThatLeavesADownGroupGoesOnByItself() {
        VirtualHost only = lan.host("only", "10.0.0.1").nic("eth1", lan.segment("out"), "10.1.0.1")
                .start(router(150).group("G"), other(150).group("G"));
        lan.run(LONG);
        only.plug("eth1", false);
        lan.run(LONG);
        assertThat(lan.holders(FLOATING)).isEmpty();

        only.start(router(150), other(150));
        lan.run(LONG);

        assertThat(lan.holders(FLOATING)).containsExactly(only);
    }

    @Test
    void aGroupThatLosesItsDownMemberGoesOn() {
        VirtualHost only = lan.host("only", "10.0.0.1").nic("eth1", lan.segment("out"), "10.1.0.1")
                .start(router(150).group("G"), other(150).group("G"));
        lan.run(LONG);
        only.plug("eth1", false);
        lan.run(LONG);
        assertThat(lan.holders(FLOATING)).isEmpty();

        only.start(router(150).group("G"), other(150)); // the member that stays does not change
        lan.run(LONG);

        assertThat(lan.holders(FLOATING)).containsExactly(only);
    }

    @Test
    void maintenanceKeepsARouterOutUntilItIsTakenBack() {
        VirtualHost high = lan.host("high", "10.0.0.1").start(router(150));
        VirtualHost low = lan.host("low", "10.0.0.2").start(router(100));
        lan.run(LONG);

        high.maintenance("vrid 51 on eth0", true);
        assertThat(lan.awaitHolder(FLOATING, Duration.ofMillis(650))).isEqualTo(low);
        assertThat(status(high).reason()).isEqualTo("in maintenance");
        lan.run(LONG);
        assertThat(lan.holders(FLOATING)).containsExactly(low);

        high.maintenance("vrid 51 on eth0", false);
        lan.run(LONG);
        assertThat(lan.holders(FLOATING)).containsExactly(high);
    }

    private static Transition activeTurn(VirtualHost host) {
        return host.transitions().stream().filter(it -> it.to() == RouterState.ACTIVE).findFirst().orElseThrow();
    }

    private static long adverts(VirtualHost host) {
        return host.effects().stream().filter(effect -> effect.startsWith("send")).count();
    }

    private static long announcements(VirtualHost host) {
        return host.effects().stream().filter(effect -> effect.startsWith("announce")).count();
    }

    private static RouterStatus status(VirtualHost host) {
        return host.status().getFirst();
    }

    private static VirtualRouterBuilder signed(int priority, int filler) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) filler);
        return router(priority).version(3).signed(new Protection.Trailer(TrailerKeys.of(1, key), Protection.Mode.ENFORCE,
                Optional.of(Duration.ofSeconds(5))));
    }

    @Test
    void aLinkThatComesAndGoesIsNoticedWhenItsStateLasts() {
        VirtualHost only = lan.host("only", "10.0.0.1").nic("eth1", lan.segment("other"), "10.1.0.1");
        only.linkDelay("eth0", new LinkDelay(Duration.ofMillis(1500), Duration.ofSeconds(1)));
        only.linkDelay("eth1", LinkDelay.of(Duration.ofMillis(500)));
        only.start(router(100).track(Tracking.ofInterface("eth1")));
        lan.run(LONG);

        for (String nic : List.of("eth0", "eth1")) {
            only.plug(nic, false);
            lan.run(Duration.ofMillis(nic.equals("eth0") ? 1490 : 490));
            only.plug(nic, true);
            lan.run(Duration.ofMillis(400));
        }
        only.plug("eth0", false);
        lan.run(Duration.ofMillis(1400));
        assertThat(only.transitions()).extracting(Transition::to).containsExactly(RouterState.BACKUP, RouterState.ACTIVE);
        lan.run(Duration.ofMillis(110));
        assertThat(only.transitions().getLast().cause().text()).isEqualTo("link is down");
        assertThat(lan.holders(FLOATING)).isEmpty();

        only.plug("eth0", true);
        lan.run(Duration.ofMillis(990));
        assertThat(only.status().getFirst().state()).isEqualTo(RouterState.FAULT);
        lan.run(Duration.ofMillis(20));
        assertThat(only.status().getFirst().state()).isEqualTo(RouterState.BACKUP);
        only.plug("eth1", false);
        lan.run(Duration.ofMillis(510));
        assertThat(only.transitions().getLast().cause().text()).isEqualTo("interface eth1 is down");
    }

    @Test
    @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD) // a driver that never sleeps heeds no interrupt
    void aDelayOfALinkThatNobodyWatchesAnyLongerWakesNobody() {
        VirtualHost only = lan.host("only", "10.0.0.1").nic("eth1", lan.segment("other"), "10.1.0.1");
        only.linkDelay("eth1", LinkDelay.of(Duration.ofSeconds(2)));
        only.start(router(100).track(Tracking.ofInterface("eth1")));
        lan.run(LONG);
        only.plug("eth1", false);
        lan.run(Duration.ofSeconds(1));
        only.start(router(100));
        lan.run(LONG); // would not end
        assertThat(only.transitions()).extracting(Transition::to).containsExactly(RouterState.BACKUP, RouterState.ACTIVE);
    }

    private static VirtualRouterBuilder router(int priority) {
        return VirtualRouterConfig.builder(51).on("eth0").priority(priority).address(FLOATING + "/24");
    }

    private static VirtualRouterBuilder other(int priority) {
        return VirtualRouterConfig.builder(52).on("eth1").priority(priority).address("10.1.0.100/24");
    }
}
