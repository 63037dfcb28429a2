package io.evenkeel.director.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.keepalived.KeepalivedConfig;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.spi.HostStatics;
import io.evenkeel.vrrp.spi.Prefix;
import io.evenkeel.vrrp.spi.VirtualAddress;
import io.evenkeel.vrrp.spi.VirtualRoute;
import io.evenkeel.vrrp.spi.VirtualRule;
import io.evenkeel.vrrp.track.Tracking;
import org.junit.jupiter.api.Test;

/** What a host has whoever serves. */
class StaticsTranslationTest {
    private static HostStatics statics(String text, Diagnostics diagnostics) {
        return new StaticsTranslation(diagnostics).translate(Translations.accepted(text).statics());
    }

    @Test
    void addressesRoutesAndRulesStandAsWritten() {
        var diagnostics = new Diagnostics();
        HostStatics statics = statics("""
                global_defs {
                    default_interface eth7
                }
                static_ipaddress {
                    10.3.0.1/24 dev eth1 no_track
                    10.3.0.2/24
                    224.9.9.9/32 dev eth1 autojoin
                    2001:db8::9/128 dev eth1 preferred_lft forever
                    2001:db8::8/64 dev eth1 preferred_lft 0
                }
                static_routes {
                    10.4.0.0/16 via 10.3.0.254 dev eth1
                    10.5.0.0/16 via 10.3.0.254 no_track
                }
                static_rules {
                    from 10.3.0.0/24 table 77 priority 500
                }
                """, diagnostics);
        InetAddress hop = InetAddress.ofLiteral("10.3.0.254");
        assertThat(diagnostics.failed()).isFalse();
        assertThat(statics).isEqualTo(new HostStatics(
                List.of(VirtualAddress.of("10.3.0.1/24").on("eth1").untracked(), VirtualAddress.of("10.3.0.2/24").on("eth7"),
                        VirtualAddress.of("224.9.9.9/32").on("eth1").flags(Set.of(VirtualAddress.Flag.AUTOJOIN)),
                        VirtualAddress.of("2001:db8::9/128").on("eth1").preferred(VirtualAddress.FOREVER),
                        VirtualAddress.of("2001:db8::8/64").on("eth1").preferred(Duration.ZERO)),
                List.of(VirtualRoute.to(Prefix.of("10.4.0.0/16")).via(hop).on("eth1"),
                        VirtualRoute.to(Prefix.of("10.5.0.0/16")).via(hop).untracked()),
                List.of(VirtualRule.of(IpFamily.IPV4, new VirtualRule.Verdict.Table(77)).from(Prefix.of("10.3.0.0/24")).priority(500))));
    }

    @Test
    void aRouteToNowhereHasAnErrorAtItsPlace() {
        var diagnostics = new Diagnostics();
        statics("static_routes {\n    10.4.0.0/16 metric 5 no_track\n}\n", diagnostics);
        assertThat(diagnostics.sorted(List.of())).singleElement().asString().isEqualTo(
                "k.conf:2:5: error: static route: 10.4.0.0/16 (expected: one with a gateway or an interface)");
    }

    @Test
    void aTimeOfPreferenceIsForIpv6() {
        var diagnostics = new Diagnostics();
        String text = "static_ipaddress {\n2001:db8::8/64 dev eth1 preferred_lft 100\n10.3.0.1/24 dev eth1 preferred_lft 100\n}\n";
        assertThat(statics(text, diagnostics).addresses()).containsExactly(
                VirtualAddress.of("2001:db8::8/64").on("eth1").preferred(Duration.ofSeconds(100)),
                VirtualAddress.of("10.3.0.1/24").on("eth1"));
        assertThat(Translations.said(text)).singleElement().asString().startsWith("k.conf:3:22: warning: 'preferred_lft' means something");
        assertThat(Translations.said(text.replace("100", "4294967295"))).hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("(expected: 0..4294967294 seconds, or forever)"));
    }

    @Test
    void instancesDependOnWhatTheirTrackGroupNames() {
        String text = """
                track_group both {
                    group {
                        a
                        gone
                    }
                }
                track_group empty {
                }
                static_ipaddress {
                    10.3.0.1/24 dev eth1 track_group both
                    10.3.0.2/24 dev eth1 track_group both no_track
                    10.3.0.3/24 dev eth1 track_group bath
                }
                static_routes {
                    10.4.0.0/16 dev eth2 track_group both
                    10.5.0.0/16 via 10.3.0.254 track_group both
                }
                static_rules {
                    from 10.3.0.0/24 table 77 priority 500 iif eth3 track_group both
                }
                vrrp_instance a {
                    interface eth0
                    virtual_router_id 7
                    virtual_ipaddress {
                        10.0.0.1/24 track_group both
                    }
                    virtual_routes {
                        10.6.0.0/16 dev eth0 track_group both
                    }
                }
                """;
        VirtualRoute over = VirtualRoute.to(Prefix.of("10.4.0.0/16")).on("eth2");
        VirtualRoute through = VirtualRoute.to(Prefix.of("10.5.0.0/16")).via(InetAddress.ofLiteral("10.3.0.254"));
        VirtualRule rule = VirtualRule.of(IpFamily.IPV4, new VirtualRule.Verdict.Table(77)).from(Prefix.of("10.3.0.0/24")).priority(500)
                .in("eth3");
        assertThat(Translations.routers(text).getFirst().tracking()).containsExactlyInAnyOrder(Tracking.ofInterface("eth1"),
                Tracking.ofAddress("eth1", InetAddress.ofLiteral("10.3.0.1")), Tracking.ofInterface("eth2"), Tracking.ofRoute(over),
                Tracking.ofRoute(through), Tracking.ofInterface("eth3"), Tracking.ofRule(rule));
        HostStatics statics = statics(text, new Diagnostics());
        assertThat(statics.routes()).containsExactly(over, through);
        assertThat(statics.rules()).containsExactly(rule);
        assertThat(Translations.said(text)).extracting(line -> line.replaceFirst(" \\(.*|: [^:]*$", "")).containsExactly(
                "k.conf:4:9: warning: there is no instance 'gone'",
                "k.conf:7:13: warning: 'empty' names no instance",
                "k.conf:11:5: warning: 'no_track' and 'track_group' contradict each other",
                "k.conf:12:5: warning: there is no track_group 'bath'",
                "k.conf:16:5: warning: a route without an interface cannot be watched",
                "k.conf:16:5: warning: 'track_group' without 'dev': there is no interface to watch",
                "k.conf:25:9: warning: 'track_group' is for what a host has whoever serves",
                "k.conf:28:9: warning: 'track_group' is for what a host has whoever serves");
    }

    @Test
    void ofTwoTrackGroupsOfOneNameTheFirstCounts() {
        String text = """
                track_group g {
                    group {
                        a
                    }
                }
                track_group g {
                    group {
                        b
                    }
                }
                static_ipaddress {
                    10.3.0.1/24 dev eth1 track_group g
                }
                vrrp_instance a {
                    interface eth0
                    virtual_router_id 7
                    virtual_ipaddress {
                        10.0.0.1
                    }
                }
                vrrp_instance b {
                    interface eth0
                    virtual_router_id 8
                    virtual_ipaddress {
                        10.0.0.2
                    }
                }
                """;
        assertThat(Translations.routers(text)).extracting(router -> router.tracking().size()).containsExactly(2, 0);
        assertThat(Translations.said(text)).singleElement().asString().contains("the first one counts");
    }

    @Test
    void delaysOfInterfacesAreShorterThanOthersWait() {
        String text = """
                interface_up_down_delays {
                    eth0 5 0.25
                    eth1 0.5
                    eth0 1
                    eth2 256
                }
                """ + Translations.instance("", "advert_int 1");
        assertThat(Translations.said(text)).extracting(line -> line.replaceFirst(" \\((did|make).*", "")).containsExactly(
                "k.conf:2:5: warning: delays of 'eth0' are not below the 2 s after which others may take over from 'a': they are at most"
                        + " 1.99609375 s",
                "k.conf:4:5: warning: 'eth0' has delays already, at k.conf:2:5: the first ones count",
                "k.conf:5:10: error: interface_up_down_delays: 256 (expected: 0..255 seconds)");
        assertThat(Translations.accepted(text.replace("eth2 256", "eth2 255")).linkDelays()).containsExactly(
                new KeepalivedConfig.LinkDelay("eth0", Duration.ofNanos(1_996_093_750), Duration.ofMillis(250)),
                new KeepalivedConfig.LinkDelay("eth1", Duration.ofMillis(500), Duration.ofMillis(500)),
                new KeepalivedConfig.LinkDelay("eth2", Duration.ofSeconds(255), Duration.ofSeconds(255)));
    }
}
