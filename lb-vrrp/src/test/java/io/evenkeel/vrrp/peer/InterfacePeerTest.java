package io.evenkeel.vrrp.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.evenkeel.core.time.Clock;
import io.evenkeel.vrrp.HostDriver;
import io.evenkeel.vrrp.LinkDelay;
import io.evenkeel.vrrp.RouterEventListener;
import io.evenkeel.vrrp.RouterState;
import io.evenkeel.vrrp.RouterStatus;
import io.evenkeel.vrrp.Transition;
import io.evenkeel.vrrp.VirtualRouterBuilder;
import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.linux.LinuxNetwork;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.protocol.VrrpMachine;
import io.evenkeel.vrrp.spi.HostAccess;
import io.evenkeel.vrrp.spi.HostPolicy;
import io.evenkeel.vrrp.spi.HostStatics;
import io.evenkeel.vrrp.spi.Prefix;
import io.evenkeel.vrrp.spi.VirtualAddress;
import io.evenkeel.vrrp.spi.VirtualMac;
import io.evenkeel.vrrp.spi.VirtualRoute;
import io.evenkeel.vrrp.spi.VirtualRule;
import io.evenkeel.vrrp.spi.VrrpException;
import io.evenkeel.vrrp.track.Tracking;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A driver on a host whose interfaces come and go. */
@Tag("peer")
@Timeout(60)
class InterfacePeerTest {
    private Lab lab;
    private String ours;
    private int plugged;

    @BeforeAll
    static void isPossible() {
        Lab.assumePossible();
    }

    @BeforeEach
    void build() throws Exception {
        lab = new Lab();
        ours = lab.host("ours", 1).namespace();
    }

    @AfterEach
    void tearDown() throws Exception {
        if (lab != null) {
            lab.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anInterfaceThatComesAndGoesAndIsMadeAnewIsFollowed(boolean mac) throws Exception {
        Lab.run("ip", "-n", ours, "link", "del", "eth0");
        Lab.inside(ours, () -> {
            try (var driven = new Driven(
                    router(mac ? VirtualMac.STANDARD : null).hostPolicy(HostPolicy.DEFAULT.interfaceMayBeMissing(true)))) {
                driven.hasBecome(RouterState.FAULT, "interface is missing");

                plugIn();
                driven.turnUntil("it is reached", () -> driven.driver.status().getFirst().state() == RouterState.FAULT
                        && Lab.run("ip", "-n", ours, "link").contains(mac ? "vrrp.51" : "eth0"));
                Lab.run("ip", "-n", ours, "addr", "add", "10.9.0.1/24", "dev", "eth0");
                driven.hasBecome(RouterState.ACTIVE, null);
                assertThat(floatsOn(mac ? "vrrp.51" : "eth0")).isTrue();

                Lab.run("ip", "-n", ours, "link", "del", "eth0");
                plugIn(); // at once: it is seen to have been away all the same
                Lab.run("ip", "-n", ours, "addr", "add", "10.9.0.7/24", "dev", "eth0");
                driven.hasBecome(RouterState.FAULT, "interface is missing");
                driven.hasBecome(RouterState.ACTIVE, null);
                assertThat(floatsOn(mac ? "vrrp.51" : "eth0")).isTrue();
                assertThat(driven.said.toString()).doesNotContain("cannot");
                if (mac) {
                    Lab.run("ip", "-n", ours, "link", "del", "vrrp.51");
                    driven.hasBecome(RouterState.FAULT, "cannot use its interface");
                    driven.hasBecome(RouterState.ACTIVE, null);
                    assertThat(floatsOn("vrrp.51")).isTrue();
                }
            }
            assertThat(Lab.run("ip", "-n", ours, "-o", "addr")).doesNotContain("10.9.0.100").doesNotContain("vrrp.51");
        });
    }

    @Test
    void whatOneRouterLacksIsNoBusinessOfTheOthers() throws Exception {
        VirtualRouterBuilder other = VirtualRouterConfig.builder(52).on("eth0").version(3).advertisementInterval(Duration.ofMillis(50))
                .address("10.9.0.102/24");
        Lab.inside(ours, () -> {
            try (var driven = new Driven(router(VirtualMac.STANDARD))) {
                driven.driver.apply(List.of(router(VirtualMac.STANDARD).build(), other.build()));
                driven.turnUntil("both serve", () -> driven.driver.status().stream().allMatch(it -> it.state() == RouterState.ACTIVE));
                Lab.run("ip", "-n", ours, "link", "del", "vrrp.51");
                // What is made in its place, in the way of the next, is not ours to remove.
                Lab.run("ip", "-n", ours, "link", "add", "vrrp.51", "type", "veth", "peer", "name", "foreign");
                driven.turnUntil("it was made in vain", () -> driven.said.getLast().to() == RouterState.FAULT);
                var turns = new AtomicInteger();
                driven.turnUntil("it is tried again, and others go on", () -> turns.incrementAndGet() > 50);
                assertThat(driven.driver.status()).extracting(RouterStatus::state).containsExactly(RouterState.FAULT, RouterState.ACTIVE);
                Lab.run("ip", "-n", ours, "link", "del", "vrrp.51");
                driven.turnUntil("it is there again", () -> driven.driver.status().getFirst().state() == RouterState.ACTIVE
                        && floatsOn("vrrp.51"));
                assertThat(driven.said).filteredOn(it -> it.virtualRouterId() == 52).extracting(Transition::to)
                        .containsExactly(RouterState.BACKUP, RouterState.ACTIVE);
            }
        });
    }

    @Test
    void connectionsComeFromAnAddressForAsLongAsItSays() throws Exception {
        VirtualRouterBuilder router = router(null)
                .excludedAddress(VirtualAddress.of("2001:db8::80/64").preferred(Duration.ofSeconds(2)))
                .excludedAddress(VirtualAddress.of("2001:db8::81/128").preferred(VirtualAddress.FOREVER))
                .excludedAddress(VirtualAddress.of("2001:db8::82/64").preferred(Duration.ZERO));
        Lab.inside(ours, () -> {
            try (var driven = new Driven(router)) {
                driven.hasBecome(RouterState.ACTIVE, null);
                assertThat(deprecated()).contains("2001:db8::82").doesNotContain("2001:db8::80", "2001:db8::81");
                driven.turnUntil("its time is over", () -> deprecated().contains("2001:db8::80"));
                driven.turnUntil("it was renewed since", () -> Lab.run("ip", "-n", ours, "-o", "addr").matches("(?s).*2001:db8::80/64 .*"
                        + "deprecated[^\n]*valid_lft [67]sec preferred_lft 0sec.*"));
                assertThat(deprecated()).doesNotContain("2001:db8::81");
            }
        });
    }

    private String deprecated() throws Exception {
        return Lab.run("ip", "-n", ours, "-o", "-6", "addr", "show", "deprecated");
    }

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
        VirtualRouterBuilder router = router(null).rule(floating).track(Tracking.ofRoute(route)).track(Tracking.ofRule(rule));
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
    void aRouteOnTheOwnInterfaceComesBackAfterADipThatNobodyNotices() throws Exception {
        VirtualRouterBuilder router = router(null).route(VirtualRoute.to(Prefix.of("10.60.0.0/16")));
        Lab.inside(ours, () -> {
            try (var driven = new Driven(router)) {
                driven.driver.linkDelays(Map.of("eth0", LinkDelay.of(Duration.ofSeconds(5))));
                driven.hasBecome(RouterState.ACTIVE, null);
                Lab.run("ip", "-n", ours, "link", "set", "eth0", "down");
                var turns = new AtomicInteger();
                driven.turnUntil("its route has gone, and the driver has looked", () -> turns.incrementAndGet() > 2
                        && !Lab.run("ip", "-n", ours, "route").contains("10.60.0.0/16"));
                Lab.run("ip", "-n", ours, "link", "set", "eth0", "up");
                driven.turnUntil("its route is back", () -> Lab.run("ip", "-n", ours, "route").contains("10.60.0.0/16 dev eth0"));
                assertThat(driven.said.getLast().to()).isEqualTo(RouterState.ACTIVE);
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
            try (var driven = new Driven(router(null), statics)) {
                driven.hasBecome(RouterState.ACTIVE, null);
                driven.driver.apply(List.of(router(null).build()), statics);
                assertThat(Lab.run("ip", "-n", ours, "rule").lines().filter(line -> line.contains("lookup 77"))).hasSize(1);
                Lab.run("ip", "-n", ours, "-4", "addr", "flush", "dev", "extra0");
                driven.turnUntil("the route is back", () -> Lab.run("ip", "-n", ours, "route").contains("10.61.0.0/16 via 10.3.0.254"));
            }
            assertThat(Lab.run("ip", "-n", ours, "rule")).doesNotContain("lookup 77");
        });
    }

    @Test
    void anInterfaceThatNobodySaidMayBeMissingIsRefused() throws Exception {
        Lab.inside(ours, () -> {
            try (HostAccess host = new LinuxNetwork().open()) {
                HostDriver driver = HostDriver.of(host, Clock.system(), VrrpMachine::step, transition -> {});
                assertThatThrownBy(() -> driver.apply(List.of(router(null).on("eth9").build()))).isInstanceOf(VrrpException.class)
                        .hasMessageStartingWith("VRRP on eth9: there is no such interface; 'ip link' shows those there are");
            }
        });
    }

    @Test
    void whatIsOnAnotherInterfaceComesBackWithIt() throws Exception {
        Lab.inside(ours, () -> {
            try (var driven = new Driven(router(null).address(VirtualAddress.of("10.9.0.101/24").on("extra0"))
                    .route(VirtualRoute.to(Prefix.of("10.60.0.0/16")).on("extra0")))) {
                driven.hasBecome(RouterState.ACTIVE, null);
                for (int i = 0; i < 2; i++) {
                    Lab.run("ip", "-n", ours, "link", "add", "extra0", "type", "veth", "peer", "name", "extra1");
                    Lab.run("ip", "-n", ours, "link", "set", "extra1", "up");
                    Lab.run("ip", "-n", ours, "link", "set", "extra0", "up");
                    driven.turnUntil("it has come", () -> Lab.run("ip", "-n", ours, "-o", "addr", "show", "dev", "extra0")
                            .contains("10.9.0.101/24") && Lab.run("ip", "-n", ours, "route").contains("10.60.0.0/16 dev extra0"));
                    Lab.run("ip", "-n", ours, "link", "del", "extra0");
                }
            }
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
            try (var driven = new Driven(router(null), statics)) {
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
                driven.driver.apply(List.of(router(null).build()), changed);
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

    private void plugIn() throws Exception {
        String other = "plug" + plugged++;
        Lab.run("ip", "-n", lab.hub(), "link", "add", other, "type", "veth", "peer", "name", "eth0", "netns", ours);
        Lab.run("ip", "-n", lab.hub(), "link", "set", other, "master", "br0", "up");
        Lab.run("ip", "-n", ours, "link", "set", "eth0", "up");
    }

    private boolean floatsOn(String device) throws Exception {
        return Lab.run("ip", "-n", ours, "-o", "addr", "show", "dev", device).contains(" 10.9.0.100/24 ");
    }

    private static VirtualRouterBuilder router(@Nullable VirtualMac mac) {
        VirtualRouterBuilder router = VirtualRouterConfig.builder(51).on("eth0").version(3).advertisementInterval(Duration.ofMillis(50))
                .address("10.9.0.100/24");
        return mac == null ? router : router.virtualMac(mac);
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    /** A driver that this thread turns. */
    private static final class Driven implements AutoCloseable {
        private final List<Transition> said = new ArrayList<>();
        private final HostAccess host;
        private final HostDriver driver;
        private int seen;

        Driven(VirtualRouterBuilder router) throws Exception {
            this(router, HostStatics.NONE);
        }

        Driven(VirtualRouterBuilder router, HostStatics statics) throws Exception {
            host = new LinuxNetwork().open();
            driver = HostDriver.of(host, Clock.system(), VrrpMachine::step, RouterEventListener.ofTransitions(said::add));
            driver.apply(List.of(router.build()), statics);
        }

        /** There is a new transition to that state, for that cause unless any will do. */
        void hasBecome(RouterState state, @Nullable String cause) throws Exception {
            turnUntil(state + " (" + cause + ")", () -> {
                for (; seen < said.size(); seen++) {
                    Transition next = said.get(seen);
                    if (next.to() == state && (cause == null || next.cause().text().contains(cause))) {
                        return true;
                    }
                }
                return false;
            });
        }

        void turnUntil(String what, Condition condition) throws Exception {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (!condition.holds()) {
                assertThat(System.nanoTime() - end).as(what + ", not " + said).isNegative();
                driver.turn();
                host.await(Math.min(TimeUnit.MILLISECONDS.toNanos(100), driver.idleNanos() & Long.MAX_VALUE));
            }
        }

        @Override
        public void close() throws IOException {
            driver.apply(List.of(), HostStatics.NONE);
            host.close();
        }
    }
}
