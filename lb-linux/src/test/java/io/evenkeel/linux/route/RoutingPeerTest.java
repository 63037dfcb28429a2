package io.evenkeel.linux.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;

import io.evenkeel.linux.Sandbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Routes and rules, against the kernel; {@code ip} checks what we did. */
@Tag("peer")
@Timeout(30)
class RoutingPeerTest {

    private Sandbox sandbox;

    @BeforeEach
    void build() throws Exception {
        sandbox = Sandbox.open();
    }

    @AfterEach
    void tearDown() throws Exception {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Test
    void routesOfBothFamiliesComeAndGo() throws Exception {
        sandbox.inside(() -> {
            try (RouteSocket route = RouteSocket.open(); RouteWatch watch = RouteWatch.open()) {
                int index = route.link("eth0").orElseThrow().index();
                Route four = route("10.20.0.0/16", hop("10.8.0.9", index), 254, "10.8.0.1", Map.of(RouteMetric.MTU, 1400));
                Route six = route("2001:db8:5::/48", hop("fe80::9", index), 254, null, Map.of());
                Route other = route("0.0.0.0/0", hop("10.8.0.9", index), 1000, null, Map.of());

                for (Route wanted : List.of(four, six, other)) {
                    assertThat(route.add(wanted)).isTrue();
                    assertThat(route.add(wanted)).isFalse();
                }

                assertThat(sandbox.ip("route show")).contains(
                        "10.20.0.0/16 via 10.8.0.9 dev eth0 proto keepalived src 10.8.0.1 metric 7 mtu 1400");
                assertThat(sandbox.ip("-6 route show")).contains("2001:db8:5::/48 via fe80::9 dev eth0 proto keepalived metric 7");
                assertThat(sandbox.ip("route show table 1000")).contains("default via 10.8.0.9 dev eth0");
                for (Route wanted : List.of(four, six, other)) {
                    assertThat(route.remove(wanted)).isTrue();
                    assertThat(route.remove(wanted)).isFalse();
                }
                assertThat(watch.removed()).containsExactly(four.gone(), six.gone(), other.gone());
            }
        });
    }

    @Test
    void severalNextHopsAndNone() throws Exception {
        sandbox.inside(() -> {
            try (RouteSocket route = RouteSocket.open()) {
                int eth0 = route.link("eth0").orElseThrow().index();
                int eth1 = route.link("eth1").orElseThrow().index();
                Prefix to = new Prefix(InetAddress.ofLiteral("10.30.0.0"), 16);
                var several = new Route(RouteType.UNICAST, to,
                        List.of(new NextHop(InetAddress.ofLiteral("10.8.0.9"), eth0, 2, false),
                                new NextHop(InetAddress.ofLiteral("172.16.0.1"), eth1, 1, true)),
                        null, 254, 0, 0, 18, 0, Map.of(), Route.Extras.NONE);
                var none = new Route(RouteType.BLACKHOLE, new Prefix(InetAddress.ofLiteral("10.31.0.0"), 16), List.of(), null,
                        254, 0, 0, 18, 0, Map.of(), Route.Extras.NONE);

                route.add(several);
                route.add(none);

                assertThat(sandbox.ip("route show")).contains("nexthop via 10.8.0.9 dev eth0 weight 2",
                        "nexthop via 172.16.0.1 dev eth1 weight 1 onlink", "blackhole 10.31.0.0/16");
                assertThat(route.remove(several)).isTrue();
                assertThat(route.remove(none)).isTrue();
                assertThatThrownBy(() -> route.add(route("10.40.0.0/16", hop("192.0.2.1", eth0), 254, null, Map.of())))
                        .hasMessageContaining("add route 10.40.0.0/16: ENETUNREACH");
            }
        });
    }

    @Test
    void rulesComeAndGo() throws Exception {
        sandbox.inside(() -> {
            try (RouteSocket route = RouteSocket.open()) {
                Rule simple = Rule.toTable(false, 1000).at(500).between(new Prefix(InetAddress.ofLiteral("10.8.0.100"), 32),
                        new Prefix(InetAddress.ofLiteral("10.20.0.0"), 16));
                Rule rich = new Rule(true, 600, new Prefix(InetAddress.ofLiteral("2001:db8::"), 32), null, "eth0", "", 0x10, 0xff,
                        0, 6, new PortRange(1000, 2000), null, new UserRange(5, 4_000_000_000L), 77, -1, -1, 0, true, 18,
                        new RuleAction.Prohibit());

                for (Rule wanted : List.of(simple, rich)) {
                    assertThat(route.add(wanted)).contains(new RulePlace(wanted.isIpv6(), wanted.equals(simple) ? 500 : 600));
                    assertThat(route.add(wanted)).isEmpty();
                }

                assertThat(sandbox.ip("rule show")).contains("500:\tfrom 10.8.0.100 to 10.20.0.0/16 lookup 1000");
                assertThat(sandbox.ip("-6 rule show")).contains("600:", "not from 2001:db8::/32", "fwmark 0x10/0xff", "iif eth0",
                        "ipproto tcp", "sport 1000-2000", "uidrange 5-4000000000", "tun_id 77", "prohibit");
                for (Rule wanted : List.of(simple, rich)) {
                    assertThat(route.remove(wanted)).isTrue();
                    assertThat(route.remove(wanted)).isFalse();
                }
            }
        });
    }

    @Test
    void whatTheKernelChoosesIsTold() throws Exception {
        sandbox.inside(() -> {
            try (RouteSocket route = RouteSocket.open(); RouteWatch routes = RouteWatch.open(); RuleWatch rules = RuleWatch.open()) {
                Rule rule = Rule.toTable(true, 1000);
                RulePlace first = route.add(rule).orElseThrow();
                RulePlace second = route.add(rule).orElseThrow();
                assertThat(sandbox.ip("-6 rule show")).contains(first.priority() + ":", second.priority() + ":");
                assertThat(second).isNotEqualTo(first);

                assertThat(route.remove(rule.at(first.priority()))).isTrue();
                assertThat(route.remove(rule.at(second.priority()))).isTrue();
                assertThat(rules.removed()).contains(List.of(first, second));

                Route six = new Route(RouteType.BLACKHOLE, new Prefix(InetAddress.ofLiteral("2001:db8:6::"), 48), List.of(), null, 254, 0,
                        0, 18, 0, Map.of(), Route.Extras.NONE);
                route.add(six);
                route.remove(six);
                assertThat(routes.removed()).containsExactly(six.gone());
            }
        });
    }

    private static NextHop hop(String gateway, int index) {
        return new NextHop(InetAddress.ofLiteral(gateway), index, 1, false);
    }

    private static Route route(String to, NextHop hop, int table, @Nullable String source, Map<RouteMetric, Integer> attributes) {
        int slash = to.indexOf('/');
        var prefix = new Prefix(InetAddress.ofLiteral(to.substring(0, slash)), Integer.parseInt(to.substring(slash + 1)));
        return new Route(RouteType.UNICAST, prefix, List.of(hop), source == null ? null : InetAddress.ofLiteral(source), table, 0,
                7, 18, 0, attributes, Route.Extras.NONE);
    }
}
