package io.evenkeel.vrrp.linux.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.linux.doctor.HostFacts.Address;
import io.evenkeel.vrrp.linux.doctor.HostFacts.Heard;
import io.evenkeel.vrrp.linux.doctor.HostFacts.Interface;
import io.evenkeel.vrrp.linux.doctor.HostFacts.OtherProgram;
import io.evenkeel.vrrp.spi.HostPolicy;
import io.evenkeel.vrrp.spi.PacketFilter;
import io.evenkeel.vrrp.spi.VirtualMac;
import org.junit.jupiter.api.Test;

class CheckupTest {
    private static final VirtualRouterConfig ROUTER = VirtualRouterConfig.builder(51).on("eth0").priority(100)
            .address("10.9.0.100/24").build();
    private static final Interface ETH0 = link("eth0", true, true, true, "10.9.0.1/24");
    private static final Map<String, String> GOOD_SETTINGS = Map.of("ipv4/conf/eth0/promote_secondaries", "1",
            "ipv4/ip_nonlocal_bind", "1", "ipv4/ip_forward", "1", "ipv4/conf/all/arp_ignore", "1");
    private static final HostFacts GOOD = new HostFacts(Set.of("CAP_NET_RAW", "CAP_NET_ADMIN", "CAP_SYS_NICE"), List.of(ETH0),
            GOOD_SETTINGS,
            List.of(), List.of());

    @Test
    void aHostThatLacksNothingIsHealthy() {
        Report report = Checkup.examine(List.of(ROUTER), GOOD);

        assertThat(report.worst()).isEqualTo(Finding.Severity.GOOD);
        assertThat(report.isHealthy()).isTrue();
        assertThat(report)
                .hasToString("ok       CAP_NET_RAW: held\nok       CAP_NET_ADMIN: held\nok       CAP_SYS_NICE: held\nok       eth0: is up");
    }

    @Test
    void missingPrivilegesAreProblemsWithACure() {
        assertThat(problems(new HostFacts(Set.of("CAP_NET_RAW", "CAP_SYS_NICE"), List.of(ETH0), GOOD_SETTINGS, List.of(), List.of())))
                .containsExactly("PROBLEM  CAP_NET_ADMIN: missing, and needed to add addresses; run as root, or set"
                        + " AmbientCapabilities=CAP_NET_RAW CAP_NET_ADMIN in the systemd unit");
    }

    @Test
    void interfacesThatCannotServeAreNamed() {
        assertThat(problems(with(link("eth1", true, true, true, "10.9.0.1/24"))))
                .containsExactly("PROBLEM  eth0: there is no such interface; 'ip link' shows those there are");
        assertThat(problems(with(link("eth0", false, false, true, "10.9.0.1/24"))))
                .containsExactly("PROBLEM  eth0: is switched off; ip link set eth0 up");
        assertThat(problems(with(link("eth0", true, false, true, "10.9.0.1/24"))))
                .containsExactly("warning  eth0: has no carrier, so its routers wait in Initialize; look at the cable");
        assertThat(problems(with(link("eth0", true, true, false, "10.9.0.1/24")))).containsExactly("PROBLEM  eth0: takes no"
                + " multicast; ip link set eth0 multicast on, or name the other routers as unicast peers");
        assertThat(problems(with(link("eth0", true, true, true)))).containsExactly("PROBLEM  eth0: has no IPv4 address of its"
                + " own to advertise from; give it one, or set a source address");
        assertThat(problems(with(link("eth0", true, true, true, "10.9.0.1/24", "10.9.0.100/24")))).containsExactly(
                "note     eth0: has the virtual address 10.9.0.100 already; we take it away at the start, unless the priority is"
                        + " 255; see that no other program adds it");
    }

    @Test
    void settingsThatHurtLaterAreToldNow() {
        assertThat(problems(setting("ipv4/conf/eth0/promote_secondaries", "0"))).containsExactly("warning  eth0: loses all"
                + " addresses of a network when its first one is removed; we put back ours, but not yours; sysctl -w"
                + " net/ipv4/conf/eth0/promote_secondaries=1, or promote_secondaries");
        assertThat(problems(setting("ipv4/ip_nonlocal_bind", "0"))).singleElement().asString().startsWith("note     ip_nonlocal_bind");
        assertThat(problems(setting("ipv4/ip_forward", "0"))).singleElement().asString().startsWith("note     ip_forward");
        HostFacts both = setting("ipv4/conf/all/arp_ignore", "0");
        assertThat(problems(new HostFacts(both.capabilities(), List.of(ETH0, link("eth1", true, true, true, "10.9.0.7/24")),
                both.settings(), List.of(), List.of()))).containsExactly("warning  eth0: and eth1 are in one network: either answers"
                        + " ARP for a virtual address, with its own hardware address; sysctl -w net/ipv4/conf/all/arp_ignore=1");
    }

    @Test
    void whatThePolicyOfARouterNeedsIsLookedAt() {
        VirtualRouterConfig dropping = ROUTER.toBuilder().hostPolicy(HostPolicy.DEFAULT.filter(PacketFilter.DEFAULT)).build();
        assertThat(Checkup.examine(List.of(dropping), GOOD).toString()).contains("note     table evenkeel: will drop packets to addresses,"
                + " which then answer no ping (no_accept, vrrp_strict); 'accept' lets them answer");
        HostFacts refusing = new HostFacts(GOOD.capabilities(), GOOD.interfaces(), GOOD_SETTINGS, List.of(), List.of(),
                Map.of(PacketFilter.DEFAULT, "make nf_tables table evenkeel: EOPNOTSUPP, not supported"));
        assertThat(Checkup.examine(List.of(dropping), refusing).toString()).contains("PROBLEM  table evenkeel: cannot drop packets to"
                + " addresses: make nf_tables table evenkeel: EOPNOTSUPP, not supported; it takes Linux 5.12 with nf_tables and a name of no"
                + " other table (nftables NAME), or 'accept'");
        HostFacts unpromoted = setting("ipv4/conf/eth0/promote_secondaries", "0");
        assertThat(Checkup.examine(List.of(ROUTER.toBuilder().hostPolicy(HostPolicy.DEFAULT.promotesSecondaries(true)).build()), unpromoted)
                .toString()).doesNotContain("promote_secondaries");
        assertThat(Checkup.examine(List.of(ROUTER.toBuilder().hostPolicy(HostPolicy.DEFAULT.interfaceMayBeMissing(true)).build()),
                with(link("eth1", true, true, true, "10.9.0.1/24"))).toString())
                .contains("note     eth0: is missing, and its routers wait for it in fault").doesNotContain("PROBLEM");
    }

    @Test
    void aStrictCheckOfSourcesMattersToAVirtualMac() {
        VirtualRouterConfig floating = ROUTER.toBuilder().virtualMac(VirtualMac.STANDARD).build();

        Report report = Checkup.examine(List.of(floating), setting("ipv4/conf/all/rp_filter", "1"));

        assertThat(report.worst()).isEqualTo(Finding.Severity.NOTE);
        assertThat(report.toString()).contains("note     rp_filter: is strict for all interfaces");
    }

    @Test
    void otherRoutersAndProgramsAreTold() {
        InetAddress other = InetAddress.ofLiteral("10.9.0.2");
        assertThat(problems(heard(new Heard("eth0", other, 2, 51, 150)))).isEmpty();
        assertThat(problems(heard(new Heard("eth0", other, 3, 52, 150)))).as("another virtual router").isEmpty();
        assertThat(problems(heard(new Heard("eth0", other, 2, 51, 100)))).containsExactly(
                "note     vrid 51 on eth0: 10.9.0.2 is active with our priority, 100: the higher source address wins");
        assertThat(problems(heard(new Heard("eth0", other, 3, 51, 150)))).containsExactly("PROBLEM  vrid 51 on eth0: 10.9.0.2"
                + " advertises it in VRRP version 3, not 2, so both will be active; use one version, or another VRID if they are"
                + " not the same virtual router");
        assertThat(problems(heard(new Heard("eth0", other, 2, 51, 150),
                new Heard("eth0", InetAddress.ofLiteral("10.9.0.3"), 2, 51, 120)))).singleElement().asString()
                .startsWith("PROBLEM  vrid 51 on eth0: several routers are active at once");
        assertThat(problems(new HostFacts(GOOD.capabilities(), GOOD.interfaces(), GOOD_SETTINGS, List.of(),
                List.of(new OtherProgram("keepalived", 123))))).singleElement().asString()
                .startsWith("warning  keepalived: runs here as process 123");
    }

    private static List<String> problems(HostFacts facts) {
        return Checkup.examine(List.of(ROUTER), facts).findings().stream()
                .filter(finding -> finding.severity() != Finding.Severity.GOOD).map(Finding::toString).toList();
    }

    private static HostFacts with(Interface only) {
        return new HostFacts(GOOD.capabilities(), List.of(only), GOOD_SETTINGS, List.of(), List.of());
    }

    private static HostFacts setting(String path, String value) {
        var settings = new HashMap<>(GOOD_SETTINGS);
        settings.put(path, value);
        return new HostFacts(GOOD.capabilities(), GOOD.interfaces(), settings, List.of(), List.of());
    }

    private static HostFacts heard(Heard... adverts) {
        return new HostFacts(GOOD.capabilities(), GOOD.interfaces(), GOOD_SETTINGS, List.of(adverts), List.of());
    }

    private static Interface link(String name, boolean isOn, boolean hasCarrier, boolean takesMulticast, String... addresses) {
        return new Interface(name, isOn, hasCarrier, takesMulticast, false, List.of(addresses).stream().map(text -> {
            int slash = text.indexOf('/');
            return new Address(InetAddress.ofLiteral(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
        }).toList());
    }
}
