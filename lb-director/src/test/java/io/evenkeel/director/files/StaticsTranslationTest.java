package io.evenkeel.director.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.spi.HostStatics;
import io.evenkeel.vrrp.spi.Prefix;
import io.evenkeel.vrrp.spi.VirtualAddress;
import io.evenkeel.vrrp.spi.VirtualRoute;
import io.evenkeel.vrrp.spi.VirtualRule;
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
                        VirtualAddress.of("2001:db8::9/128").on("eth1").flags(Set.of(VirtualAddress.Flag.PREFERRED)),
                        VirtualAddress.of("2001:db8::8/64").on("eth1").flags(Set.of(VirtualAddress.Flag.DEPRECATED))),
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
    void anotherTimeOfPreferenceIsRefused() {
        assertThat(Translations.said("static_ipaddress {\n10.3.0.1/24 dev eth1 preferred_lft 100\n}\n")).singleElement().asString()
                .contains("another time than 0 or forever");
    }
}
