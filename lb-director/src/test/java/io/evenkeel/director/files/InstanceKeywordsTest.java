package io.evenkeel.director.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

import io.evenkeel.vrrp.VirtualRouterBuilder;
import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.packet.Authentication;
import io.evenkeel.vrrp.packet.ChecksumForm;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.packet.TrailerKeys;
import io.evenkeel.vrrp.protocol.AnnouncementPolicy;
import io.evenkeel.vrrp.protocol.Delivery;
import io.evenkeel.vrrp.protocol.Protection.Mode;
import io.evenkeel.vrrp.protocol.Protection.Trailer;
import io.evenkeel.vrrp.protocol.ProtocolVersion;
import io.evenkeel.vrrp.protocol.RivalPolicy;
import io.evenkeel.vrrp.protocol.UnicastPeer;
import io.evenkeel.vrrp.spi.AddressMac;
import io.evenkeel.vrrp.spi.AddressScope;
import io.evenkeel.vrrp.spi.HostPolicy;
import io.evenkeel.vrrp.spi.Ipvlan;
import io.evenkeel.vrrp.spi.PacketFilter;
import io.evenkeel.vrrp.spi.Prefix;
import io.evenkeel.vrrp.spi.RouteHop;
import io.evenkeel.vrrp.spi.RouteOptions;
import io.evenkeel.vrrp.spi.RouteOptions.Metric;
import io.evenkeel.vrrp.spi.RuleOptions;
import io.evenkeel.vrrp.spi.RuleOptions.Range;
import io.evenkeel.vrrp.spi.VirtualAddress;
import io.evenkeel.vrrp.spi.VirtualAddress.Flag;
import io.evenkeel.vrrp.spi.VirtualMac;
import io.evenkeel.vrrp.spi.VirtualRoute;
import io.evenkeel.vrrp.spi.VirtualRule;
import io.evenkeel.vrrp.track.Tracking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each keyword of an instance, and its default in {@code global_defs}, does to a virtual router. */
class InstanceKeywordsTest {
    private static InetAddress address(String literal) {
        return InetAddress.ofLiteral(literal);
    }

    private static void becomes(String global, String lines, UnaryOperator<VirtualRouterBuilder> expected) {
        VirtualRouterBuilder plain = VirtualRouterConfig.builder(7).name("a").on("eth0").address("10.0.0.1/24");
        VirtualRouterConfig wanted = expected.apply(plain).build();
        // What the addresses of others mean has a test of its own.
        boolean isV2 = wanted.version() instanceof ProtocolVersion.V2;
        assertThat(Translations.routers(Translations.instance(global, lines)))
                .containsExactly(wanted.toBuilder().requireOurAddresses(isV2).build());
    }

    private static void becomes(String lines, UnaryOperator<VirtualRouterBuilder> expected) {
        becomes("", lines, expected);
    }

    @Test
    void unicastPeersHaveTheirLimits() {
        becomes("unicast_src_ip 10.0.0.9;unicast_ttl 3;unicast_peer {;10.0.0.7;10.0.0.8 min_ttl 254 max_ttl 254;10.0.0.9;}",
                r -> r.sourceAddress("10.0.0.9").delivery(new Delivery.Unicast(List.of(UnicastPeer.of("10.0.0.7"),
                        UnicastPeer.of("10.0.0.8").minTtl(254).maxTtl(254)), 3, true)));
        becomes("unicast_peer {;10.0.0.7;}", r -> r.unicastPeer("10.0.0.7"));
        Delivery strict = new Delivery.Unicast(List.of(UnicastPeer.of("10.0.0.7")), 255, true);
        becomes("unicast_peer {;10.0.0.7;};check_unicast_src", r -> r.delivery(strict));
        becomes("vrrp_check_unicast_src", "unicast_peer {;10.0.0.7;}", r -> r.delivery(strict));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dynamic_interfaces", "dynamic_interfaces allow_if_changes"})
    void interfacesMayComeLater(String global) {
        becomes(global, "", r -> r.hostPolicy(HostPolicy.DEFAULT.interfaceMayBeMissing(true)));
    }

    @Test
    void ipv6IsVersion3() {
        assertThat(Translations.routers("""
                vrrp_instance a {
                    interface eth0
                    virtual_router_id 7
                    advert_int 0.1
                    virtual_ipaddress {
                        fe80::7/64
                        2001:db8::7/64 nodad
                    }
                    virtual_ipaddress_excluded { 10.0.0.7/24 }
                }
                """)).containsExactly(VirtualRouterConfig.builder(7).name("a").on("eth0").advertisementInterval(Duration.ofMillis(100))
                .address("fe80::7/64").address(VirtualAddress.of("2001:db8::7/64").flags(EnumSet.of(Flag.NODAD)))
                .excludedAddress(VirtualAddress.of("10.0.0.7/24")).build());
    }

    @Test
    void anAuthenticationHeader() {
        becomes("authentication {;auth_type AH;auth_pass secret;}", r -> r.authenticationHeader("secret"));
    }

    @Test
    void aSignedTrailer(@TempDir Path folder) throws IOException {
        String hex = "0123456789abcdef".repeat(4);
        String text = "k".repeat(32);
        Path file = Files.writeString(folder.resolve("key"), text + "\n");
        TrailerKeys keys = TrailerKeys.of(1, HexFormat.of().parseHex(hex)).with(2, text.getBytes(StandardCharsets.US_ASCII));
        becomes("version 3;auth_hmac {;key 1 hex:" + hex + ";key 2 file:" + file + ";}",
                r -> r.version(3).signed(new Trailer(keys, Mode.ENFORCE, Optional.of(Duration.ofSeconds(5)))));
        becomes("version 3;advert_int 10;auth_hmac {;key 1 hex:" + hex + ";key 2 " + text + ";active_key 2;mode permissive;}",
                r -> r.version(3).advertisementInterval(Duration.ofSeconds(10))
                        .signed(new Trailer(keys.signingWith(2), Mode.PERMISSIVE, Optional.of(Duration.ofSeconds(30)))));
        becomes("version 3;auth_hmac {;key 1 hex:" + hex + ";anti_replay monotonic;mode receive-only;}", r -> r.version(3)
                .signed(new Trailer(TrailerKeys.of(1, HexFormat.of().parseHex(hex)), Mode.RECEIVE_ONLY, Optional.empty())));
        assertThat(Translations.errors(Translations.instance("", "version 3;auth_hmac {;key 1 hex:12;}")))
                .containsExactly("k.conf:4:15: error: key 1: 1 bytes (expected: 32..64)");
        assertThat(Translations.said(Translations.instance("", "version 3;auth_hmac {;}")))
                .contains("k.conf:9:1: error: 'auth_hmac' has no key (add 'key')");
    }

    @ParameterizedTest
    @CsvSource({"vrrp_down_timer_adverts 5,''", "'',down_timer_adverts 5", "vrrp_down_timer_adverts 9,down_timer_adverts 5"})
    void advertisementsThatMayBeMissed(String global, String lines) {
        becomes(global, lines, r -> r.advertsMissed(5));
    }

    @ParameterizedTest
    @CsvSource({"vrrp_lower_prio_no_advert,'',false,false,false", "vrrp_lower_prio_no_advert,lower_prio_no_advert off,true,false,false",
        "'',lower_prio_no_advert,false,false,false", "vrrp_higher_prio_send_advert,'',true,true,false",
        "'',higher_prio_send_advert,true,true,false", "vrrp_owner_ignore_adverts,'',true,false,true",
        "'',owner_ignore_adverts,true,false,true"})
    void whatRivalsHear(String global, String lines, boolean lower, boolean higher, boolean ignores) {
        becomes(global, lines, r -> r.rivals(new RivalPolicy(lower, higher, ignores)));
    }

    @Test
    void theGroupOfAdvertisements() {
        var group = new Delivery.Multicast(address("224.0.0.99"));
        becomes("vrrp_mcast_group4 224.0.0.99", "", r -> r.delivery(group));
        becomes("vrrp_mcast_group4 224.0.0.98", "mcast_dst_ip 224.0.0.99", r -> r.delivery(group));
        becomes("vrrp_mcast_group6 ff02::99", "", r -> r);
    }

    @Test
    void theChecksumOfVersion3() {
        becomes("v3_checksum_as_v2", "version 3", r -> r.version(3).checksumForm(ChecksumForm.MESSAGE_ONLY));
        becomes("version 3;v3_checksum_as_v2", r -> r.version(3).checksumForm(ChecksumForm.MESSAGE_ONLY));
    }

    @Test
    void anOldChecksumForPeers() {
        String peer = "version 3;unicast_peer {;10.0.0.7;};";
        becomes(peer + "old_unicast_checksum",
                r -> r.version(3).unicastPeer("10.0.0.7").checksumForm(ChecksumForm.GROUP_PSEUDO_HEADER));
        becomes(peer + "old_unicast_checksum never", r -> r.version(3).unicastPeer("10.0.0.7").learnOldChecksum(false));
        becomes("version 3;old_unicast_checksum", r -> r.version(3));
    }

    @Test
    void otherAddressesAreAReasonInVersion2Only() {
        assertThat(taken("", "")).isEqualTo(new ProtocolVersion.V2(new Authentication.None(), true));
        assertThat(taken("vrrp_skip_check_adv_addr", "")).isEqualTo(new ProtocolVersion.V2(new Authentication.None(), false));
        assertThat(taken("", "skip_check_adv_addr")).isEqualTo(new ProtocolVersion.V2(new Authentication.None(), false));
        assertThat(taken("vrrp_skip_check_adv_addr", "skip_check_adv_addr off"))
                .isEqualTo(new ProtocolVersion.V2(new Authentication.None(), true));
        assertThat(taken("", "version 3")).isEqualTo(new ProtocolVersion.V3(ChecksumForm.WITH_PSEUDO_HEADER));
    }

    private static ProtocolVersion taken(String global, String lines) {
        return Translations.routers(Translations.instance(global, lines)).getFirst().version();
    }

    @Test
    void withoutPeersThereMayBeAFault() {
        becomes("unicast_src_ip 10.0.0.9;unicast_fault_no_peer",
                r -> r.sourceAddress("10.0.0.9").delivery(new Delivery.Unicast(List.of(), 255, false)));
        becomes("unicast_src_ip 10.0.0.9;unicast_fault_no_peer;unicast_peer {;10.0.0.9;}",
                r -> r.sourceAddress("10.0.0.9").delivery(new Delivery.Unicast(List.of(), 255, false)));
        assertThat(Translations.errors(Translations.instance("", "unicast_src_ip 10.0.0.9;unicast_peer {;10.0.0.9;}")))
                .containsExactly("k.conf:4:15: error: unicast_peer: only this host (expected: the address of another)");
    }

    @Test
    void theSourceAddressMayBeWatched() {
        becomes("mcast_src_ip 10.0.0.9;track_src_ip",
                r -> r.sourceAddress("10.0.0.9").track(Tracking.ofAddress("eth0", address("10.0.0.9"))));
        becomes("track_src_ip", r -> r);
        assertThat(Translations.said(Translations.instance("", "track_src_ip"))).contains(
                "k.conf:8:1: warning: 'track_src_ip' without a source address: it is ignored (add 'unicast_src_ip' or 'mcast_src_ip')");
    }

    @Test
    void addressesMayBeMissingOnPurpose() {
        assertThat(Translations.routers("""
                vrrp_instance a {
                    interface eth0
                    virtual_router_id 7
                    version 3
                    no_virtual_ipaddress
                }
                """)).containsExactly(VirtualRouterConfig.builder(7).name("a").on("eth0").version(3).withoutAddresses().build());
    }

    @Test
    void theReceiveBuffer() {
        becomes("kernel_rx_buf_size 70000", r -> r.receiveBuffer(70_000));
    }

    @Test
    void aStallWithoutPreemption() {
        becomes("nopreempt;timer_expired_backup", r -> r.preempt(false).highestOtherPriority(254));
        becomes("nopreempt;timer_expired_backup 150", r -> r.preempt(false).highestOtherPriority(150));
        becomes("timer_expired_backup 150", r -> r);
        assertThat(Translations.said(Translations.instance("", "timer_expired_backup"))).contains(
                "k.conf:8:1: warning: 'timer_expired_backup' is for 'nopreempt': it is ignored (add 'nopreempt')");
    }

    @Test
    void delays() {
        becomes("vrrp_delay_after_boot 15.23", "", r -> r.delayAfterBoot(Duration.ofMillis(15_230)));
        becomes("vrrp_startup_delay 4.5", "", r -> r.startupDelay(Duration.ofMillis(4500)));
        becomes("preempt_delay 7", r -> r.preemptDelay(Duration.ofSeconds(7)));
        becomes("nopreempt", r -> r.preempt(false));
        becomes("nopreempt;preempt", r -> r);
    }

    @Test
    void announcements() {
        AnnouncementPolicy usual = AnnouncementPolicy.DEFAULT;
        becomes("garp_lower_prio_delay 2;garp_lower_prio_repeat 0", r -> r.announcements(usual.onLowerPriority(Duration.ofSeconds(2), 0)));
        becomes("vrrp_garp_lower_prio_delay 2;vrrp_garp_lower_prio_repeat 3", "",
                r -> r.announcements(usual.onLowerPriority(Duration.ofSeconds(2), 3)));
        becomes("vrrp_min_garp", "", r -> r.announcements(new AnnouncementPolicy(Duration.ZERO, 1, Duration.ZERO, 1)));
        becomes("vrrp_garp_interval 0.25;vrrp_gna_interval 0.5", "", r -> r.announcements(usual.spaced(Duration.ofMillis(250))));
    }

    @Test
    void announcementsAreSpacedByGroupsOfInterfaces() {
        String group = "garp_group {\n garp_interval %s\n %s\n}\n";
        AnnouncementPolicy spaced = AnnouncementPolicy.DEFAULT.spaced(Duration.ofMillis(100));
        String instance = Translations.instance("vrrp_garp_interval 0.25", "");
        for (String named : List.of("interface eth0", "interfaces {\n eth7\n eth0\n }")) {
            assertThat(Translations.routers(String.format(group, "0.1", named) + instance)).singleElement()
                    .extracting(VirtualRouterConfig::announcements).isEqualTo(spaced);
        }
        assertThat(Translations.routers(String.format(group, "0.1", "interface eth7") + instance)).singleElement()
                .extracting(VirtualRouterConfig::announcements).isEqualTo(AnnouncementPolicy.DEFAULT.spaced(Duration.ofMillis(250)));
    }

    @Test
    void aVirtualMac() {
        becomes("use_vmac", r -> r.virtualMac(VirtualMac.STANDARD));
        becomes("use_vmac v7 02:00:00:00:00:07;vmac_xmit_base", r -> r.virtualMac(new VirtualMac("v7", "02:00:00:00:00:07", true)));
        becomes("vmac_prefix ha", "use_vmac", r -> r.virtualMac(new VirtualMac("ha.7", null, false)));
        becomes("use_vmac 2:0:0:0:0A group 5 netlink_notify_msg name group",
                r -> r.virtualMac(new VirtualMac("group", "02:00:00:00:0a:07", false, 5, true)));
    }

    private static UnaryOperator<VirtualRouterBuilder> with(AddressMac... macs) {
        return router -> {
            List.of(macs).forEach(router::addressMac);
            return router;
        };
    }

    @Test
    void virtualMacsOfAddresses() {
        String lines = "virtual_ipaddress_excluded {;10.1.0.1/24 dev eth1%s;fd00::1/64;fd01::1/64 dev eth1%s;10.0.0.2/24 dev eth0;}";
        VirtualAddress there = VirtualAddress.of("10.1.0.1/24");
        VirtualAddress six = VirtualAddress.of("fd00::1/64");
        VirtualAddress sixThere = VirtualAddress.of("fd01::1/64");
        VirtualAddress here = VirtualAddress.of("10.0.0.2/24");
        becomes("vmac_addr_prefix va", "use_vmac;use_vmac_addr;" + lines.formatted("", ""), r -> with(
                new AddressMac("va.7", "eth1", IpFamily.IPV4), new AddressMac("va6.7", "eth0", IpFamily.IPV6),
                new AddressMac("va1.7", "eth1", IpFamily.IPV6)).apply(
                        r.virtualMac(VirtualMac.STANDARD)
                                .excludedAddress(there.on("va.7")).excludedAddress(six.on("va6.7")).excludedAddress(sixThere.on("va1.7"))
                                .excludedAddress(here)));
        becomes("", lines.formatted(" use_vmac", ""), r -> with(new AddressMac("vrrp.7", "eth1", IpFamily.IPV4)).apply(r
                .excludedAddress(there.on("vrrp.7")).excludedAddress(six).excludedAddress(sixThere.on("eth1")).excludedAddress(here)));
        String custom = "02:00:00:00:00:07";
        becomes("use_vmac " + custom + ";use_vmac_addr;" + lines.formatted("", ""), r -> with(
                new AddressMac("vrrp1.7", "eth1", IpFamily.IPV4, custom)).apply(
                        r.virtualMac(new VirtualMac(null, custom, false))
                                .excludedAddress(there.on("vrrp1.7")).excludedAddress(six).excludedAddress(sixThere.on("vrrp1.7"))
                                .excludedAddress(here)));
    }

    @Test
    void namesOfVirtualMacInterfacesAreThoseOfKeepalived() {
        String instance = "vrrp_instance %s {;interface %s;virtual_router_id 51;%s;virtual_ipaddress {;%s;};}\n";
        assertThat(Translations.routers((instance.formatted("a", "eth0", "use_vmac", "10.0.0.1/24")
                + instance.formatted("b", "eth1", "use_vmac vrrp1.51", "10.1.0.1/24")
                + instance.formatted("c", "eth2", "use_vmac", "10.2.0.1/24")
                + instance.formatted("d", "eth0", "use_vmac", "fe80::1/64")
                + instance.formatted("e", "eth1", "use_vmac", "fe80::1/64")
                + instance.formatted("f", "eth2", "use_vmac", "fe80::1/64")).replace(";", "\n")))
                .extracting(router -> Objects.requireNonNull(router.virtualMac()).interfaceName(router.family(), 51))
                .containsExactly("vrrp.51", "vrrp1.51", "vrrp2.51", "vrrp6.51", "vrrp3.51", "vrrp4.51");
    }

    @Test
    void anIpvlanAndARoutingDomain() {
        becomes("use_ipvlan 10.0.0.9", r -> r.ipvlan(new Ipvlan("vrrp.7", address("10.0.0.9"), 32, Ipvlan.Mode.BRIDGE)));
        becomes("use_ipvlan ip7 10.0.0.9/24 private", r -> r.ipvlan(new Ipvlan("ip7", address("10.0.0.9"), 24, Ipvlan.Mode.PRIVATE)));
        String domain = """
                vrrp_instance a {
                    vrf blue
                    virtual_router_id 7
                    unicast_src_ip 10.0.0.9
                    unicast_peer {
                        10.0.0.7
                    }
                    virtual_ipaddress {
                        10.0.0.1/24 dev eth1
                    }
                }
                """;
        assertThat(Translations.routers(domain)).singleElement().satisfies(router -> {
            assertThat(router.interfaceName()).isEqualTo("blue");
            assertThat(router.addresses()).containsExactly(VirtualAddress.of("10.0.0.1/24").on("eth1"));
        });
    }

    @ParameterizedTest
    @CsvSource({"use_ipvlan,has no address", "use_ipvlan fe80::1,has no address", "use_ipvlan 10.0.0.9;use_vmac,cannot be with 'use_vmac'",
        "vrf blue,without an interface", "use_vmac 01:00:00:00:00:01,of many interfaces", "use_vmac 00:00:5e:00:01:09,by their number",
        "use_vmac a b,has a name already", "use_vmac;virtual_ipaddress_excluded {;10.0.0.2/24 use_vmac;},holds for this address"})
    void whatCannotBeIsSaid(String lines, String said) {
        assertThat(Translations.said(Translations.instance("", lines))).anyMatch(line -> line.contains(said));
    }

    @Test
    void announcementsElsewhere() {
        becomes("vrrp_garp_extra_if all 100", "",
                r -> r.announcements(AnnouncementPolicy.DEFAULT.elsewhere(Duration.ofSeconds(100), true)));
        becomes("vrrp_garp_extra_if all 100", "garp_extra_if 7",
                r -> r.announcements(AnnouncementPolicy.DEFAULT.elsewhere(Duration.ofSeconds(7), false)));
    }

    @Test
    void whatIsSaidOfAnAddress() {
        becomes("virtual_ipaddress_excluded {;10.0.1.1/24 brd + scope link label eth0:x;10.0.1.2/24 broadcast - no_track;"
                + "10.0.1.3 peer 10.0.1.4/30;10.0.1.5/24 brd 10.0.1.9 noprefixroute home -nodad mngtmpaddr scope 7;"
                + "2001:db8::1/128 preferred_lft forever;2001:db8::2/64 preferred_lft 0;}",
                r -> r.excludedAddress(VirtualAddress.of("10.0.1.1/24").broadcast(address("10.0.1.255")).scope(AddressScope.LINK)
                        .labelled("eth0:x"))
                        .excludedAddress(VirtualAddress.of("10.0.1.2/24").broadcast(address("10.0.1.0")).untracked())
                        .excludedAddress(VirtualAddress.of("10.0.1.3/30").peer(address("10.0.1.4")))
                        .excludedAddress(VirtualAddress.of("10.0.1.5/24").broadcast(address("10.0.1.9")).scope(new AddressScope(7))
                                .flags(EnumSet.of(Flag.HOME, Flag.NODAD, Flag.MNGTMPADDR, Flag.NOPREFIXROUTE)))
                        .excludedAddress(VirtualAddress.of("2001:db8::1/128").preferred(VirtualAddress.FOREVER))
                        .excludedAddress(VirtualAddress.of("2001:db8::2/64").preferred(Duration.ZERO)));
    }

    @Test
    void routesAndRules() {
        becomes("virtual_routes {;10.8.0.0/24 via 10.0.0.254 dev eth1 src 10.0.0.1 table 100 metric 5 mtu 1400 onlink;"
                + "blackhole 10.9.0.0/16 no_track;default gw 10.0.0.254 oif eth0;to 2001:db8::/32 dev eth0 scope link;}",
                r -> r.route(VirtualRoute.to(Prefix.of("10.8.0.0/24")).via(address("10.0.0.254")).on("eth1").from(address("10.0.0.1"))
                        .table(100).metric(5).mtu(1400).onLink(true))
                        .route(VirtualRoute.to(Prefix.of("10.9.0.0/16")).kind(VirtualRoute.Kind.BLACKHOLE).untracked())
                        .route(VirtualRoute.to(Prefix.of("0.0.0.0/0")).via(address("10.0.0.254")).on("eth0"))
                        .route(VirtualRoute.to(Prefix.of("2001:db8::/32")).on("eth0").scope(AddressScope.LINK)));
        becomes("virtual_rules {;from 10.8.0.0/24 to all lookup 100 prio 9 iif eth1;not fwmark 0x10/0xff prohibit preference 8 no_track;"
                + "inet6 oif eth0 blackhole order 7;}",
                r -> r.rule(VirtualRule.of(IpFamily.IPV4, new VirtualRule.Verdict.Table(100)).from(Prefix.of("10.8.0.0/24")).priority(9)
                        .in("eth1"))
                        .rule(VirtualRule.of(IpFamily.IPV4, new VirtualRule.Verdict.Prohibit()).mark(16, 255).not().priority(8).untracked())
                        .rule(VirtualRule.of(IpFamily.IPV6, new VirtualRule.Verdict.Blackhole()).out("eth0").priority(7)));
    }

    @Test
    void routesWithSeveralWaysAndWhatConnectionsBeginWith() {
        RouteHop first = new RouteHop(address("10.0.0.2"), "eth1", 3, true);
        RouteHop second = new RouteHop(address("10.0.0.3"), null, 1, false);
        RouteHop third = new RouteHop(address("10.0.0.4"), "eth2", 1, false);
        becomes("virtual_routes {;10.8.0.0/24 dev eth0 table 9 nexthop via 10.0.0.2 dev eth1 onlink weight 3 nexthop via 10.0.0.3;"
                + "10.8.1.0/24 via 10.0.0.3 or 10.0.0.4 dev eth2 table 9;"
                + "10.8.2.0/24 dev eth0 tos 4 protocol bird mtu lock 1000 hoplimit 100 rtt 102 rttvar 3ms rto_min 1s realms 1/2 quickack 1"
                + " features ecn congctl reno;"
                + "2001:db8::/32 dev eth0 pref high expires 60 local;}",
                r -> r.route(VirtualRoute.to(Prefix.of("10.8.0.0/24")).on("eth0").table(9)
                        .options(RouteOptions.NONE.hop(first).hop(second)))
                        .route(VirtualRoute.to(Prefix.of("10.8.1.0/24")).table(9).options(RouteOptions.NONE.hop(second).hop(third)))
                        .route(VirtualRoute.to(Prefix.of("10.8.2.0/24")).on("eth0")
                                .options(RouteOptions.NONE.typeOfService(4).protocol(12).metric(new Metric(Metric.Kind.MTU, 1000, true))
                                        .metric(new Metric(Metric.Kind.HOPLIMIT, 100, false))
                                        .metric(new Metric(Metric.Kind.RTT, 102, false))
                                        .metric(new Metric(Metric.Kind.RTTVAR, 12, false))
                                        .metric(new Metric(Metric.Kind.RTO_MIN, 1000, false))
                                        .realms(1 << 16 | 2).metric(new Metric(Metric.Kind.QUICKACK, 1, false))
                                        .metric(new Metric(Metric.Kind.FEATURES, 1, false)).congestionControl("reno")))
                        .route(VirtualRoute.to(Prefix.of("2001:db8::/32")).on("eth0").kind(VirtualRoute.Kind.LOCAL)
                                .options(RouteOptions.NONE.preference(RouteOptions.Preference.HIGH).expiresSeconds(60))));
    }

    @Test
    void rulesForSomePacketsOnly() {
        becomes("virtual_rules {;from 10.8.0.0/24 tos 0x10 ip_proto UDP sport 10-20 dport 53 uidrange 7-4000000000 goto 40 prio 1;"
                + "to 10.8.0.0/24 ipproto 6 tun_id 9 protocol bird realms 30/20 table 7 prio 2;"
                + "from all dsfield 8 suppress_prefixlength 0 suppress_ifgroup 3 realms 5 protocol 200 prio 3;inet6 l3mdev prio 4;}",
                r -> r.rule(VirtualRule.of(IpFamily.IPV4, new VirtualRule.Verdict.GoTo(40)).from(Prefix.of("10.8.0.0/24")).priority(1)
                        .options(RuleOptions.NONE.typeOfService(16).ipProtocol(17).sourcePorts(new Range(10, 20))
                                .destinationPorts(new Range(53, 53)).users(new Range(7, 4_000_000_000L))))
                        .rule(VirtualRule.of(IpFamily.IPV4, new VirtualRule.Verdict.Table(7)).to(Prefix.of("10.8.0.0/24")).priority(2)
                                .options(RuleOptions.NONE.ipProtocol(6).tunnelId(9).protocol(12).realms(30 << 16 | 20)))
                        .rule(VirtualRule.of(IpFamily.IPV4, new VirtualRule.Verdict.Table(254)).priority(3)
                                .options(
                                        RuleOptions.NONE.typeOfService(8).suppressPrefixLength(0).suppressGroup(3).realms(5).protocol(200)))
                        .rule(VirtualRule.of(IpFamily.IPV6, new VirtualRule.Verdict.RoutingDomain()).priority(4)));
    }

    @Test
    void strictModeSetsWhatTheRfcsHave() {
        UnaryOperator<VirtualRouterBuilder> strict = r -> r.rivals(new RivalPolicy(false, false, true))
                .announcements(AnnouncementPolicy.DEFAULT.onLowerPriority(Duration.ZERO, 0))
                .hostPolicy(HostPolicy.DEFAULT.filter(PacketFilter.DEFAULT));
        becomes("vrrp_strict", "", strict);
        becomes("strict_mode", strict);
    }

    @Test
    void addressesTakePacketsOrNot() {
        UnaryOperator<VirtualRouterBuilder> dropping = r -> r.hostPolicy(HostPolicy.DEFAULT.filter(PacketFilter.DEFAULT));
        becomes("no_accept", dropping);
        becomes("nftables", "no_accept", dropping);
        becomes("nftables mine;nftables_priority 5;nftables_counters", "no_accept",
                r -> r.hostPolicy(HostPolicy.DEFAULT.filter(new PacketFilter("mine", 5, true))));
        becomes("accept", r -> r);
        becomes("no_accept;accept", r -> r);
        becomes("version 3;strict_mode;accept", r -> r.version(3).rivals(new RivalPolicy(false, false, true))
                .announcements(AnnouncementPolicy.DEFAULT.onLowerPriority(Duration.ZERO, 0)));
        becomes("priority 255;no_accept", r -> r.priority(255));
        assertThat(Translations.said(Translations.instance("", "priority 255;no_accept")))
                .containsExactly("k.conf:9:1: warning: priority 255 says that the addresses are this host's own: they take packets"
                        + " (leave 'no_accept' out)");
    }

    @Test
    void secondariesArePromoted() {
        becomes("promote_secondaries", r -> r.hostPolicy(HostPolicy.DEFAULT.promotesSecondaries(true)));
    }

    @Test
    void whatTheOwnInterfaceDoes() {
        becomes("dont_track_primary", r -> r.trackOwnInterface(false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', value = {
        "virtual_routes {;10.8.0.0/24 dev eth0 congctl lock reno;} > k.conf:9:30: refused: 'lock' in virtual_routes is not carried out: not built yet",
        "virtual_routes {;10.8.0.0/24 dev eth0 weight 3;} > k.conf:9:22: refused: 'weight' in virtual_routes is not carried out: not built yet",
        "virtual_routes {;10.8.0.0/24 dev eth0 vrf blue;} > k.conf:9:22: refused: 'vrf' in virtual_routes is not carried out: not built yet",
        "virtual_routes {;10.8.0.0/24 dev eth0 table web;} > k.conf:9:28: error: virtual_routes: web (expected: a number, main, default or local)",
        "virtual_rules {;from 10.8.0.0/24 sport 20-10 prio 1;} > k.conf:9:24: error: virtual_rules: 20-10 (expected: a port in 1..65534, or two: 1000-2000)",
        "virtual_rules {;from 10.8.0.0/24 dport 65535 prio 1;} > k.conf:9:24: error: virtual_rules: 65535 (expected: a port in 1..65534, or two: 1000-2000)",
        "virtual_rules {;from 10.8.0.0/24 dport 0 prio 1;} > k.conf:9:24: error: virtual_rules: 0 (expected: a port in 1..65534, or two: 1000-2000)",
        "virtual_rules {;from 10.8.0.0/24 uidrange 4294967295 prio 1;} > k.conf:9:27: error: virtual_rules: 4294967295 (expected: a number in 0..4294967294, or two: 1000-2000)",
        "virtual_rules {;from 10.8.0.0/24 tos 256 prio 1;} > k.conf:9:22: error: virtual_rules: 256 (expected: a number such as 0x10, 0..255)",
        "virtual_rules {;from 10.8.0.0/24 tos 08 prio 1;} > k.conf:9:22: error: virtual_rules: 08 (expected: a number such as 0x10, 0..255)",
        "virtual_rules {;from 10.8.0.0/24 realms 1/65536 prio 1;} > k.conf:9:25: error: virtual_rules: 1/65536 (expected: a number in 0..65535, or two: 30/20)",
        "virtual_rules {;from 10.8.0.0/24 protocol brid prio 1;} > k.conf:9:27: error: virtual_rules: brid (expected: a number, or one of [babel, bgp, bird, boot, dhcp, dnrouted, eigrp, gated, isis, keepalived, kernel, mrt, ntk, ospf, ra, redirect, rip, static, xorp, zebra])"})
    void whatCannotBeDoneIsSaid(String lines, String said) {
        assertThat(Translations.said(Translations.instance("", lines))).contains(said);
    }
}
