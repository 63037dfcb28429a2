package io.evenkeel.vrrp.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.evenkeel.vrrp.RouterState;
import io.evenkeel.vrrp.Transition;
import io.evenkeel.vrrp.VirtualRouterBuilder;
import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.spi.HostStatics;
import io.evenkeel.vrrp.spi.Prefix;
import io.evenkeel.vrrp.spi.VirtualAddress;
import io.evenkeel.vrrp.spi.VirtualRoute;
import io.evenkeel.vrrp.spi.VirtualRule;
import io.evenkeel.vrrp.track.Tracking;
import org.junit.jupiter.api.Test;

/** What a host has whoever is active, and what somebody else does to it. */
class StaticPartsPeerTest extends OnOneHost {
    private static final VirtualRule WITHOUT_PRIORITY = VirtualRule.of(IpFamily.IPV4, new VirtualRule.Verdict.Table(77))
            .from(Prefix.of("10.3.0.0/24"));

    @Test
    void aRouterDependsOnStaticPartsAndRulesComeBack() throws Exception {
        Lab.run("ip", "-n", ours, "link", "add", "extra0", "type", "veth", "peer", "name", "extra1");
        Lab.run("ip", "-n", ours, "link", "set", "extra1", "up");
        Lab.run("ip", "-n", ours, "link", "set", "extra0", "up");
        VirtualRule rule = VirtualRule.of(IpFamily.IPV4, new VirtualRule.Verdict.Table(77)).from(Prefix.of("10.3.0.0/24")).priority(500);
        VirtualRule six = VirtualRule.of(IpFamily.IPV6, new VirtualRule.Verdict.Table(78)).from(Prefix.of("2001:db8:3::/64")).priority(501);
        VirtualRule floating = VirtualRule.of(IpFamily.IPV4, new VirtualRule.Verdict.Table(79)).from(Prefix.of("10.9.0.0/24"))
                .priority(502);
        VirtualRoute route = VirtualRoute.to(Prefix.of("10.60.0.0/16")).on("extra0");
        var statics = new HostStatics(List.of(), List.of(route), List.of(rule, six));
        VirtualRouterBuilder router = router().rule(floating).track(Tracking.ofRoute(route)).track(Tracking.ofRule(rule));
        Lab.inside(ours, () -> {
            try (var driven = new Driven(router, statics)) {
                driven.hasBecome(RouterState.ACTIVE, null);
                Lab.run("ip", "-n", ours, "rule", "del", "priority", "500");
                Lab.run("ip", "-n", ours, "-6", "rule", "del", "priority", "501");
                Lab.run("ip", "-n", ours, "rule", "del", "priority", "502");
                driven.turnUntil("rules are back", () -> Lab.run("ip", "-n", ours, "rule").contains("lookup 77")
                        && Lab.run("ip", "-n", ours, "rule").contains("lookup 79")
                        && Lab.run("ip", "-n", ours, "-6", "rule").contains("lookup 78"));
                assertThat(driven.driver.status().getFirst().state()).isEqualTo(RouterState.ACTIVE);
                Lab.run("ip", "-n", ours, "route", "del", "10.60.0.0/16");
                driven.turnUntil("the route is back", () -> Lab.run("ip", "-n", ours, "route").contains("10.60.0.0/16"));
                Lab.run("ip", "-n", ours, "link", "del", "extra0"); // the kernel tells of the route, too
                driven.hasBecome(RouterState.FAULT, "route 10.60.0.0/16 on extra0 is down");
            }
        });
    }

    @Test
    void staticPartsThatTheKernelTakesAwayInSilenceComeBackAndNoneIsAddedTwice() throws Exception {
        Lab.run("ip", "-n", ours, "link", "add", "extra0", "type", "veth", "peer", "name", "extra1");
        Lab.run("ip", "-n", ours, "link", "set", "extra1", "up");
        Lab.run("ip", "-n", ours, "link", "set", "extra0", "up");
        var statics = new HostStatics(List.of(VirtualAddress.of("10.3.0.1/24").on("extra0")),
                List.of(VirtualRoute.to(Prefix.of("10.61.0.0/16")).via(InetAddress.ofLiteral("10.3.0.254")).on("extra0")),
                List.of(VirtualRule.of(IpFamily.IPV4, new VirtualRule.Verdict.Table(77)).from(Prefix.of("10.3.0.0/24"))));
        Lab.inside(ours, () -> {
            try (var driven = new Driven(router(), statics)) {
                driven.hasBecome(RouterState.ACTIVE, null);
                driven.driver.apply(List.of(router().build()), statics);
                assertThat(Lab.run("ip", "-n", ours, "rule").lines().filter(line -> line.contains("lookup 77"))).hasSize(1);
                Lab.run("ip", "-n", ours, "-4", "addr", "flush", "dev", "extra0");
                driven.turnUntil("the route is back", () -> Lab.run("ip", "-n", ours, "route").contains("10.61.0.0/16 via 10.3.0.254"));
            }
            assertThat(Lab.run("ip", "-n", ours, "rule")).doesNotContain("lookup 77");
        });
    }

    @Test
    void staticPartsAreThereFromTheStartComeBackAndGoAtTheStop() throws Exception {
        Lab.run("ip", "-n", ours, "addr", "add", "10.9.0.33/24", "dev", "eth0");
        var statics = new HostStatics(
                List.of(VirtualAddress.of("10.3.0.1/24").on("eth0"), VirtualAddress.of("2001:db8:3::1/64").on("eth0"),
                        VirtualAddress.of("224.9.9.9/32").on("eth0").flags(Set.of(VirtualAddress.Flag.AUTOJOIN)),
                        VirtualAddress.of("10.9.0.33/24").on("eth0")),
                List.of(VirtualRoute.to(Prefix.of("10.4.0.0/16")).via(InetAddress.ofLiteral("10.3.0.254")),
                        VirtualRoute.to(Prefix.of("10.5.0.0/16")).on("eth0")),
                List.of(VirtualRule.of(IpFamily.IPV4, new VirtualRule.Verdict.Table(77)).from(Prefix.of("10.3.0.0/24")).priority(500)));
        Lab.inside(ours, () -> {
            try (var driven = new Driven(router(), statics)) {
                driven.turnUntil("all is there", this::hasStatics);
                assertThat(Lab.run("ip", "-n", ours, "-o", "addr")).contains("10.3.0.1/24 scope global eth0\\       valid_lft forever",
                        "autojoin");
                Lab.run("ip", "-n", ours, "addr", "del", "10.3.0.1/24", "dev", "eth0"); // the route by its gateway goes with it
                Lab.run("ip", "-n", ours, "route", "del", "10.5.0.0/16");
                driven.turnUntil("it is back", this::hasStatics);
                Lab.run("ip", "-n", ours, "link", "set", "eth0", "down");
                driven.turnUntil("down is seen", () -> driven.said.getLast().to() == RouterState.FAULT);
                Lab.run("ip", "-n", ours, "link", "set", "eth0", "up");
                driven.turnUntil("it is back with its interface", this::hasStatics);
                var changed = new HostStatics(statics.addresses(), List.of(statics.routes().getFirst(),
                        VirtualRoute.to(Prefix.of("10.5.0.0/16")).via(InetAddress.ofLiteral("10.3.0.254"))), statics.rules());
                driven.driver.apply(List.of(router().build()), changed);
                assertThat(Lab.run("ip", "-n", ours, "route")).as("the same to the kernel until the former has gone")
                        .contains("10.5.0.0/16 via 10.3.0.254");
            }
            assertThat(Lab.run("ip", "-n", ours, "-o", "addr")).doesNotContain("10.3.0.1", "2001:db8:3::1", "224.9.9.9")
                    .contains("10.9.0.33");
            assertThat(Lab.run("ip", "-n", ours, "route")).doesNotContain("10.4.0.0", "10.5.0.0");
            assertThat(Lab.run("ip", "-n", ours, "rule")).doesNotContain("lookup 77");
        });
    }

    private boolean hasStatics() throws Exception {
        String addresses = Lab.run("ip", "-n", ours, "-o", "addr");
        String routes = Lab.run("ip", "-n", ours, "route");
        return addresses.contains(" 10.3.0.1/24 ") && addresses.contains(" 2001:db8:3::1/64 ")
                && routes.contains("10.4.0.0/16 via 10.3.0.254") && routes.contains("10.5.0.0/16 dev eth0")
                && Lab.run("ip", "-n", ours, "rule").contains("500:\tfrom 10.3.0.0/24 lookup 77");
    }

    @Test
    void aRuleWithoutPriorityComesBackWhereItWas() throws Exception {
        Lab.inside(ours, () -> {
            try (var driven = new Driven(router().rule(VirtualRule.of(IpFamily.IPV4, new VirtualRule.Verdict.Table(79)))
                    .track(Tracking.ofRule(WITHOUT_PRIORITY)), statics(WITHOUT_PRIORITY))) {
                driven.hasBecome(RouterState.ACTIVE, null);
                String before = Lab.run("ip", "-n", ours, "rule");
                assertThat(before).contains("lookup 77", "lookup 79");
                Lab.run("ip", "-n", ours, "rule", "del", "lookup", "77");
                Lab.run("ip", "-n", ours, "rule", "del", "lookup", "79");
                driven.turnUntil("they are back", () -> Lab.run("ip", "-n", ours, "rule").equals(before));
                assertThat(driven.driver.status().getFirst().state()).isEqualTo(RouterState.ACTIVE);
            }
            assertThat(Lab.run("ip", "-n", ours, "rule")).doesNotContain("lookup 77", "lookup 79");
        });
    }

    @Test
    void whatSeveralWantStaysUntilNobodyDoes() throws Exception {
        VirtualRule shared = WITHOUT_PRIORITY.priority(500);
        VirtualRoute route = VirtualRoute.to(Prefix.of("10.60.0.0/16")).on("eth0");
        VirtualRouterConfig one = router().rule(shared).route(route).build();
        VirtualRouterConfig two = VirtualRouterConfig.builder(52).on("eth0").version(3).advertisementInterval(Duration.ofMillis(50))
                .address("10.9.0.102/24").rule(shared).route(route).build();
        var statics = new HostStatics(List.of(), List.of(route), List.of(shared));
        Lab.inside(ours, () -> {
            try (var driven = new Driven(router().rule(shared).route(route))) {
                driven.driver.apply(List.of(one, two), statics);
                driven.turnUntil("both serve", () -> driven.driver.status().stream().allMatch(it -> it.state() == RouterState.ACTIVE));
                driven.driver.apply(List.of(two), statics);
                assertThat(hasBoth()).isTrue();
                driven.driver.apply(List.of(two), HostStatics.NONE);
                assertThat(hasBoth()).isTrue();
                driven.driver.apply(List.of(), HostStatics.NONE);
                assertThat(Lab.run("ip", "-n", ours, "rule")).doesNotContain("500:");
                assertThat(Lab.run("ip", "-n", ours, "route")).doesNotContain("10.60.0.0/16");
            }
        });
    }

    private boolean hasBoth() throws Exception {
        return Lab.run("ip", "-n", ours, "rule").contains("500:") && Lab.run("ip", "-n", ours, "route").contains("10.60.0.0/16");
    }

    @Test
    void aNeighbourAtTheSamePlaceIsAnotherRule() throws Exception {
        VirtualRule floating = VirtualRule.of(IpFamily.IPV4, new VirtualRule.Verdict.Table(79)).priority(500);
        VirtualRule lasting = WITHOUT_PRIORITY.priority(500);
        VirtualRule later = VirtualRule.of(IpFamily.IPV4, new VirtualRule.Verdict.Table(80)).priority(501);
        var statics = new HostStatics(List.of(), List.of(), List.of(lasting, later));
        Lab.inside(ours, () -> {
            try (var driven = new Driven(router().rule(floating).track(Tracking.ofRule(lasting)), statics)) {
                driven.hasBecome(RouterState.ACTIVE, null);
                assertThat(Lab.run("ip", "-n", ours, "rule")).contains("lookup 77", "lookup 79");
                driven.driver.apply(List.of(router().track(Tracking.ofRule(lasting)).build()), statics);
                Lab.run("ip", "-n", ours, "rule", "del", "lookup", "80");
                driven.turnUntil("what has gone since was heard of", () -> Lab.run("ip", "-n", ours, "rule").contains("lookup 80"));
                assertThat(Lab.run("ip", "-n", ours, "rule")).contains("lookup 77").doesNotContain("lookup 79");
                assertThat(driven.said).extracting(Transition::to).doesNotContain(RouterState.FAULT);
            }
        });
    }

    /** Whoever came first, and whatever else is said of it. */
    @Test
    void whatWeHaveMadeIsGoneInTheEnd() throws Exception {
        VirtualRoute route = VirtualRoute.to(Prefix.of("10.60.0.0/16")).on("eth0");
        VirtualRule rule = WITHOUT_PRIORITY.priority(500);
        var both = new HostStatics(List.of(), List.of(route), List.of(rule));
        var untracked = new HostStatics(List.of(), List.of(route.untracked()), List.of(rule.untracked()));
        VirtualRouterConfig plain = router().build();
        Lab.inside(ours, () -> {
            try (var driven = new Driven(router().rule(rule).route(route))) {
                driven.hasBecome(RouterState.ACTIVE, null);
                for (HostStatics next : List.of(both, untracked, both.and(untracked), both)) {
                    driven.driver.apply(List.of(plain), next);
                    assertThat(hasBoth()).isTrue();
                }
            }
            assertThat(Lab.run("ip", "-n", ours, "rule")).doesNotContain("500:");
            assertThat(Lab.run("ip", "-n", ours, "route")).doesNotContain("10.60.0.0/16");
        });
    }

    @Test
    void whatWasThereBeforeUsStaysUntilARouterFloatsIt() throws Exception {
        VirtualRoute route = VirtualRoute.to(Prefix.of("10.60.0.0/16")).on("eth0");
        Lab.run("ip", "-n", ours, "route", "add", "10.60.0.0/16", "dev", "eth0", "proto", "keepalived");
        Lab.inside(ours, () -> {
            try (var driven = new Driven(router(), new HostStatics(List.of(), List.of(route), List.of()))) {
                driven.hasBecome(RouterState.ACTIVE, null);
                driven.driver.apply(List.of(router().build()), HostStatics.NONE);
                assertThat(Lab.run("ip", "-n", ours, "route")).contains("10.60.0.0/16");
                driven.driver.apply(List.of(router().route(route).build()), HostStatics.NONE);
            }
            assertThat(Lab.run("ip", "-n", ours, "route")).doesNotContain("10.60.0.0/16");
        });
    }

    @Test
    void aRouteThatCouldNotBeAddedIsTriedAgain() throws Exception {
        VirtualRoute route = VirtualRoute.to(Prefix.of("10.61.0.0/16")).via(InetAddress.ofLiteral("10.3.0.254")).on("eth0");
        var statics = new HostStatics(List.of(), List.of(route), List.of());
        Lab.inside(ours, () -> {
            try (var driven = new Driven(router().track(Tracking.ofRoute(route)), statics)) {
                driven.hasBecome(RouterState.FAULT, "is down");
                Lab.run("ip", "-n", ours, "addr", "add", "10.3.0.1/24", "dev", "eth0"); // no link has changed, and nothing has gone
                driven.hasBecome(RouterState.ACTIVE, null);
                assertThat(Lab.run("ip", "-n", ours, "route")).contains("10.61.0.0/16 via 10.3.0.254");
            }
        });
    }

    @Test
    void anAddressThatIsAddedWithARouterThatDependsOnItIsThereAtOnce() throws Exception {
        var statics = new HostStatics(List.of(VirtualAddress.of("10.3.0.1/24").on("eth0")), List.of(), List.of());
        Tracking onIt = Tracking.ofAddress("eth0", InetAddress.ofLiteral("10.3.0.1"));
        Tracking onOther = Tracking.ofAddress("eth0", InetAddress.ofLiteral("10.9.0.1"));
        Lab.inside(ours, () -> {
            try (var driven = new Driven(router().track(onOther))) {
                driven.hasBecome(RouterState.ACTIVE, null);
                driven.driver.apply(List.of(router().track(onOther).track(onIt).build()), statics);
                for (int i = 0; i < 5; i++) {
                    driven.driver.turn();
                }
                assertThat(driven.said).extracting(Transition::to).doesNotContain(RouterState.FAULT);
            }
        });
    }

    private static HostStatics statics(VirtualRule rule) {
        return new HostStatics(List.of(), List.of(), List.of(rule));
    }

    private static VirtualRouterBuilder router() {
        return VirtualRouterConfig.builder(51).on("eth0").version(3).advertisementInterval(Duration.ofMillis(50)).address("10.9.0.100/24");
    }
}
