package io.evenkeel.vrrp.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.evenkeel.vrrp.linux.LinuxNetwork;
import io.evenkeel.vrrp.packet.IpDatagram;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.protocol.Delivery;
import io.evenkeel.vrrp.protocol.UnicastPeer;
import io.evenkeel.vrrp.spi.HostAccess;
import io.evenkeel.vrrp.spi.HostPolicy;
import io.evenkeel.vrrp.spi.InterfaceAccess;
import io.evenkeel.vrrp.spi.NetworkEvent;
import io.evenkeel.vrrp.spi.PacketFilter;
import io.evenkeel.vrrp.spi.Prefix;
import io.evenkeel.vrrp.spi.RouterAccess;
import io.evenkeel.vrrp.spi.RouterSite;
import io.evenkeel.vrrp.spi.Urgency;
import io.evenkeel.vrrp.spi.VirtualAddress;
import io.evenkeel.vrrp.spi.VirtualMac;
import io.evenkeel.vrrp.spi.VirtualRoute;
import io.evenkeel.vrrp.spi.VirtualRule;
import io.evenkeel.vrrp.spi.VrrpException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a virtual router does to its host, against the kernel; {@code ip} and a neighbour say what came of it. */
class LinuxNetworkPeerTest extends OnOneHost {
    private static final InetAddress OURS = InetAddress.ofLiteral("10.9.0.1");
    private static final InetAddress OURS_6 = InetAddress.ofLiteral("fe80::1");
    private static final VirtualAddress FLOATING = VirtualAddress.of("10.9.0.100/24");
    private static final String VIRTUAL_MAC = "00:00:5e:00:01:33";

    private String theirs;

    @BeforeEach
    void buildNeighbour() throws Exception {
        theirs = lab.host("theirs", 2).namespace();
    }

    @Test
    void aVirtualMacIsWhatNeighboursSeeAndLeavesNothingBehind() throws Exception {
        Lab.inside(ours, () -> {
            try (HostAccess host = new LinuxNetwork().open(); InterfaceAccess access = host.open("eth0", IpFamily.IPV4)) {
                RouterAccess router = access.attach(site(51, OURS, VirtualMac.STANDARD));
                assertThat(Lab.run("ip", "-n", ours, "-d", "link", "show", "vrrp.51")).contains("macvlan mode vepa",
                        VIRTUAL_MAC, "UP");
                assertThat(sysctl("ipv4/conf/eth0/arp_ignore")).isEqualTo("1");
                assertThat(sysctl("ipv4/conf/eth0/arp_filter")).isEqualTo("1");
                assertThat(sysctl("ipv4/conf/vrrp.51/arp_ignore")).isEqualTo("1");
                assertThat(sysctl("ipv4/conf/vrrp.51/accept_local")).isEqualTo("1");
                assertThat(sysctl("ipv4/conf/vrrp.51/rp_filter")).isEqualTo(
                        sysctl("ipv4/conf/all/rp_filter").equals("0") ? "0" : "2");
                assertThat(sysctl("ipv6/conf/vrrp.51/disable_ipv6")).isEqualTo("1");

                router.addresses().add(FLOATING);
                router.addresses().announce(FLOATING);

                assertThat(Lab.run("ip", "-n", ours, "addr", "show", "dev", "vrrp.51")).contains("10.9.0.100/24");
                Lab.run("ip", "netns", "exec", theirs, "ping", "-c", "1", "-W", "5", "10.9.0.100");
                assertThat(Lab.run("ip", "-n", theirs, "neigh", "show", "10.9.0.100")).contains(VIRTUAL_MAC);
                router.addresses().add(VirtualAddress.of("2001:db8::100/64"));
                assertThat(Lab.run("ip", "-n", ours, "-6", "addr", "show", "dev", "vrrp.51")).contains("2001:db8::100/64")
                        .doesNotContain("fe80");
                router.close();
            }
            assertThat(Lab.run("ip", "-n", ours, "link")).doesNotContain("vrrp.51");
            assertThat(sysctl("ipv4/conf/eth0/arp_ignore")).isEqualTo("0");
            assertThat(sysctl("ipv4/conf/eth0/arp_filter")).isEqualTo("0");
        });
    }

    @Test
    void theVirtualMacInterfaceOfAKilledProcessIsReplacedAndItsSettingsAreUndone() throws Exception {
        Lab.run("ip", "-n", ours, "link", "add", "vrrp.51", "link", "eth0", "type", "macvlan");
        Lab.run("ip", "-n", ours, "link", "set", "vrrp.51", "alias", "evenkeel 1 1 arp_filter=0 arp_ignore=0");
        Lab.inside(ours, () -> {
            assertThat(Lab.run("ip", "netns", "exec", ours, "sysctl", "-w", "net.ipv4.conf.eth0.arp_ignore=1")).isNotEmpty();
            try (HostAccess host = new LinuxNetwork().open(); InterfaceAccess access = host.open("eth0", IpFamily.IPV4)) {
                RouterAccess router = access.attach(site(51, OURS, VirtualMac.STANDARD));
                assertThatThrownBy(() -> access.attach(site(51, OURS, VirtualMac.STANDARD))).isInstanceOf(VrrpException.class)
                        .hasMessageMatching("interface vrrp.51 belongs to process \\d+, which runs; stop that, or give the"
                                + " one of the virtual router another name");
                router.close();
                assertThatThrownBy(() -> access.attach(site(51, OURS, new VirtualMac("lo", null, false))))
                        .hasMessageStartingWith("there is an interface lo already, and it is no macvlan on eth0");
            }
            assertThat(sysctl("ipv4/conf/eth0/arp_ignore")).isEqualTo("0");
        });
    }

    @Test
    void aVirtualMacFollowsItsInterfaceUpAndDown() throws Exception {
        Lab.inside(ours, () -> {
            try (HostAccess host = new LinuxNetwork().open(); InterfaceAccess access = host.open("eth0", IpFamily.IPV4)) {
                RouterAccess router = access.attach(site(51, OURS, VirtualMac.STANDARD));
                assertThat(access.isUp()).isTrue();
                Lab.run("ip", "-n", ours, "link", "set", "eth0", "down");
                await(host, "down is seen", () -> !access.isUp());
                Lab.run("ip", "-n", ours, "link", "set", "eth0", "up");
                await(host, "up is seen", access::isUp);
                assertThat(Lab.run("ip", "-n", ours, "link", "show", "vrrp.51")).contains("UP,LOWER_UP");
                router.close();
            }
        });
    }

    @Test
    void theDriverRunsInRealTimeAndSoDoesWhatItWaitsFor() throws Exception {
        Lab.inside(ours, () -> {
            try (HostAccess host = new LinuxNetwork().open()) {
                host.schedule(Urgency.DEFAULT);
                assertThat(policy()).as("SCHED_RR").isEqualTo("2");
                host.schedule(new Urgency.Nice(0));
                assertThat(policy()).as("SCHED_OTHER").isEqualTo("0");
            }
        });
    }

    /** Of the calling thread: field 41 of its status, counted from behind its name. */
    private static String policy() throws IOException {
        String stat = Files.readString(Path.of("/proc/thread-self/stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[38];
    }

    @Test
    void addressesHaveTheirAttributesAndALifetime() throws Exception {
        Lab.inside(ours, () -> {
            try (HostAccess host = new LinuxNetwork().open(); InterfaceAccess access = host.open("eth0", IpFamily.IPV4)) {
                RouterAccess router = access.attach(site(51, OURS, null));
                VirtualAddress rich = FLOATING.labelled("eth0:vip").networkBroadcast(true);
                VirtualAddress six = VirtualAddress.of("2001:db8::100/64").flags(Set.of(VirtualAddress.Flag.NOPREFIXROUTE));

                assertThat(router.addresses().add(rich)).isTrue();
                assertThat(router.addresses().add(rich)).isFalse();
                router.addresses().add(six);
                router.addresses().announce(six);

                assertThat(Lab.run("ip", "-n", ours, "-4", "addr", "show", "dev", "eth0")).contains(
                        "inet 10.9.0.100/24 brd 10.9.0.255", "eth0:vip", "valid_lft 7sec");
                assertThat(Lab.run("ip", "-n", ours, "-6", "addr", "show", "dev", "eth0")).contains("inet6 2001:db8::100/64",
                        "nodad", "noprefixroute").doesNotContain("tentative");
                assertThat(access.present()).containsExactly(OURS, FLOATING.address());
                assertThat(host.renewEvery()).isPositive();
                host.renew();
                assertThat(router.addresses().remove(rich)).isTrue();
                assertThat(router.addresses().remove(rich)).isFalse();
                assertThat(router.addresses().remove(six)).isTrue();
                host.await(0);
                assertThat(host.nextEvent()).as("we did it ourselves").isEmpty();
                router.close();
            }
        });
    }

    @Test
    void whatTheHostHadStaysForEverAndWhatAKilledProcessLeftIsTakenOver() throws Exception {
        Lab.run("ip", "-n", ours, "addr", "add", "10.9.0.101/24", "dev", "eth0");
        Lab.run("ip", "-n", ours, "addr", "add", "10.9.0.102/24", "dev", "eth0", "valid_lft", "3", "preferred_lft", "3");
        Lab.inside(ours, () -> {
            try (HostAccess host = new LinuxNetwork().open(); InterfaceAccess access = host.open("eth0", IpFamily.IPV4)) {
                RouterAccess router = access.attach(site(51, OURS, null));
                var permanent = VirtualAddress.of("10.9.0.101/24");
                assertThat(router.addresses().add(permanent)).isFalse();
                assertThat(router.addresses().add(VirtualAddress.of("10.9.0.102/24"))).isTrue();
                host.renew();

                assertThat(Lab.run("ip", "-n", ours, "-o", "addr", "show", "dev", "eth0")).containsPattern(
                        "10.9.0.101/24 .*valid_lft forever").containsPattern("10.9.0.102/24 .*valid_lft 7sec");
                router.close();
            }
        });
    }

    @Test
    void whatOthersTakeAwayIsTold() throws Exception {
        Lab.inside(ours, () -> {
            try (HostAccess host = new LinuxNetwork().open(); InterfaceAccess access = host.open("eth0", IpFamily.IPV4)) {
                RouterAccess router = access.attach(site(51, OURS, null));
                var route = VirtualRoute.to(Prefix.of("10.50.0.0/16")).via(InetAddress.ofLiteral("10.9.0.2")).metric(7);
                router.addresses().add(FLOATING);
                assertThat(router.routes().add(route)).isTrue();

                Lab.run("ip", "-n", ours, "addr", "del", "10.9.0.100/24", "dev", "eth0");
                Lab.run("ip", "-n", ours, "route", "del", "10.50.0.0/16");

                var events = new ArrayList<NetworkEvent>();
                await(host, "both are told", () -> {
                    for (var event = host.nextEvent(); event.isPresent(); event = host.nextEvent()) {
                        events.add(event.get());
                    }
                    return events.size() >= 2;
                });
                assertThat(events).containsExactlyInAnyOrder(new NetworkEvent.AddressVanished("eth0", FLOATING.address()),
                        new NetworkEvent.RouteVanished(route));
                router.close();
            }
        });
    }

    @Test
    void routesAndRulesComeAndGo() throws Exception {
        Lab.inside(ours, () -> {
            try (HostAccess host = new LinuxNetwork().open(); InterfaceAccess access = host.open("eth0", IpFamily.IPV4)) {
                RouterAccess router = access.attach(site(51, OURS, null));
                List<VirtualRoute> routes = List.of(
                        VirtualRoute.to(Prefix.of("10.50.0.0/16")).via(InetAddress.ofLiteral("10.9.0.2")).from(OURS).mtu(1400),
                        VirtualRoute.to(Prefix.of("10.51.0.0/16")),
                        VirtualRoute.to(Prefix.of("10.52.0.0/16")).kind(VirtualRoute.Kind.UNREACHABLE).table(1000),
                        VirtualRoute.to(Prefix.of("2001:db8:9::/48")).via(InetAddress.ofLiteral("fe80::2")));
                VirtualRule rule = VirtualRule.of(IpFamily.IPV4, new VirtualRule.Verdict.Table(1000))
                        .from(Prefix.of("10.9.0.100")).priority(700).mark(16, 255);
                for (VirtualRoute route : routes) {
                    assertThat(router.routes().add(route)).isTrue();
                }
                assertThat(router.routes().add(rule)).isTrue();

                assertThat(Lab.run("ip", "-n", ours, "route")).contains(
                        "10.50.0.0/16 via 10.9.0.2 dev eth0 proto keepalived src 10.9.0.1 mtu 1400",
                        "10.51.0.0/16 dev eth0 proto keepalived scope link");
                assertThat(Lab.run("ip", "-n", ours, "route", "show", "table", "1000")).contains("unreachable 10.52.0.0/16");
                assertThat(Lab.run("ip", "-n", ours, "-6", "route")).contains("2001:db8:9::/48 via fe80::2 dev eth0");
                assertThat(Lab.run("ip", "-n", ours, "rule")).contains("700:\tfrom 10.9.0.100 fwmark 0x10/0xff lookup 1000");
                for (VirtualRoute route : routes) {
                    assertThat(router.routes().remove(route)).isTrue();
                    assertThat(router.routes().remove(route)).isFalse();
                }
                assertThat(router.routes().remove(rule)).isTrue();
                router.close();
            }
        });
    }

    @Test
    void addressesThatTakeNoPacketsCanBeFoundButDoNotAnswer() throws Exception {
        var six = VirtualAddress.of("2001:db8::100/64");
        var policy = HostPolicy.DEFAULT.filter(new PacketFilter("lab", -1, true));
        Lab.run("ip", "-n", theirs, "addr", "add", "2001:db8::2/64", "dev", "eth0", "nodad");
        Lab.inside(ours, () -> {
            try (HostAccess host = new LinuxNetwork().open();
                    InterfaceAccess access = host.open("eth0", IpFamily.IPV4);
                    HostAccess another = new LinuxNetwork().open();
                    InterfaceAccess same = another.open("eth0", IpFamily.IPV4)) {
                RouterAccess router = access.attach(site(51, policy));
                assertThatThrownBy(() -> same.attach(site(52, policy))).isInstanceOf(VrrpException.class).hasMessageMatching(
                        "there is a table inet lab of another program already \\(.*\\); give ours another name \\(nftables NAME\\), or"
                                + " remove that one");
                RouterAccess open = access.attach(site(53, OURS, null));
                router.addresses().add(FLOATING);
                router.addresses().add(six);
                open.addresses().add(VirtualAddress.of("10.9.0.101/24"));

                assertThat(answers("10.9.0.100")).isFalse();
                assertThat(answers("2001:db8::100")).isFalse();
                assertThat(answers("10.9.0.101")).isTrue();
                assertThat(answers("10.9.0.1")).isTrue();
                for (String found : List.of("10.9.0.100", "2001:db8::100")) {
                    assertThat(Lab.run("ip", "-n", theirs, "neigh", "show", found)).contains("lladdr");
                }
                router.addresses().remove(six);
                router.addresses().remove(FLOATING);
                router.close();
                open.addresses().add(FLOATING);
                assertThat(answers("10.9.0.100")).as("the table has gone with its only router").isTrue();
                same.attach(site(52, policy)).close();
                open.close();
            }
        });
    }

    private boolean answers(String address) throws Exception {
        return new ProcessBuilder("ip", "netns", "exec", theirs, "ping", "-c", "1", "-W", "0.3", address)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
    }

    private static RouterSite site(int virtualRouterId, HostPolicy policy) {
        return new RouterSite(virtualRouterId, OURS, new Delivery.Multicast(IpFamily.IPV4.group()), 0, null, null, List.of(), policy);
    }

    @Test
    void secondariesArePromotedWhileARouterRuns() throws Exception {
        Lab.inside(ours, () -> {
            try (HostAccess host = new LinuxNetwork().open(); InterfaceAccess access = host.open("eth0", IpFamily.IPV4)) {
                RouterAccess one = access.attach(site(51, HostPolicy.DEFAULT.promotesSecondaries(true)));
                RouterAccess other = access.attach(site(52, HostPolicy.DEFAULT.promotesSecondaries(true)));
                assertThat(sysctl("ipv4/conf/eth0/promote_secondaries")).isEqualTo("1");
                one.close();
                assertThat(sysctl("ipv4/conf/eth0/promote_secondaries")).isEqualTo("1");
                other.close();
                assertThat(sysctl("ipv4/conf/eth0/promote_secondaries")).isEqualTo("0");
            }
        });
    }

    @Test
    void datagramsReachTheOtherHostInEveryWay() throws Exception {
        var received = new ArrayList<IpDatagram>();
        Lab.inside(theirs, () -> {
            try (HostAccess host = new LinuxNetwork().open();
                    InterfaceAccess four = host.open("eth0", IpFamily.IPV4);
                    InterfaceAccess six = host.open("eth0", IpFamily.IPV6)) {
                RouterAccess here = four.attach(site(51, InetAddress.ofLiteral("10.9.0.2"), null));
                RouterAccess here6 = six.attach(site(51, InetAddress.ofLiteral("fe80::2"), null));
                sendAll();
                await(host, "all have come", () -> {
                    for (InterfaceAccess access : List.of(four, six)) {
                        for (Optional<byte[]> next = access.receive(); next.isPresent(); next = access.receive()) {
                            received.add(IpDatagram.of(next.get()).orElseThrow());
                        }
                    }
                    return received.size() >= 7;
                });
                here.close();
                here6.close();
            }
        });
        assertThat(received).extracting(datagram -> datagram.source().getHostAddress() + " "
                + datagram.destination().getHostAddress() + " " + datagram.protocol() + " " + datagram.ttl() + " "
                + datagram.payload().length).containsExactlyInAnyOrder("10.9.0.1 224.0.0.18 112 255 1",
                        "10.9.0.1 224.0.0.18 51 255 2", "10.9.0.1 10.9.0.2 112 250 3", "10.9.0.1 224.0.0.18 112 255 4",
                        "fe80:0:0:0:0:0:0:1 ff02:0:0:0:0:0:0:12 112 255 5", "fe80:0:0:0:0:0:0:1 fe80:0:0:0:0:0:0:2 112 250 6",
                        "fe80:0:0:0:0:0:0:1 ff02:0:0:0:0:0:0:12 112 255 7");
    }

    /** Multicast, with authentication header, unicast, and from a virtual MAC; then the same in IPv6. */
    private void sendAll() throws Exception {
        Lab.inside(ours, () -> {
            var peer = new Delivery.Unicast(List.of(UnicastPeer.of("10.9.0.2")), 250, false);
            var peer6 = new Delivery.Unicast(List.of(UnicastPeer.of("fe80::2")), 250, false);
            try (HostAccess host = new LinuxNetwork().open();
                    InterfaceAccess four = host.open("eth0", IpFamily.IPV4);
                    InterfaceAccess six = host.open("eth0", IpFamily.IPV6)) {
                InetAddress group = IpFamily.IPV4.group();
                InetAddress group6 = IpFamily.IPV6.group();
                try (RouterAccess router = four.attach(site(51, OURS, null));
                        RouterAccess unicast = four.attach(new RouterSite(52, OURS, peer, null));
                        RouterAccess virtual = four.attach(site(53, OURS, VirtualMac.STANDARD))) {
                    router.send(IpDatagram.build(0, OURS, group, 255, 112, new byte[1]));
                    router.send(IpDatagram.build(77, OURS, group, 255, 51, new byte[2]));
                    unicast.send(IpDatagram.build(0, OURS, InetAddress.ofLiteral("10.9.0.2"), 250, 112, new byte[3]));
                    virtual.send(IpDatagram.build(0, OURS, group, 255, 112, new byte[4]));
                }
                try (RouterAccess router = six.attach(site(51, OURS_6, null));
                        RouterAccess unicast = six.attach(new RouterSite(52, OURS_6, peer6, null));
                        RouterAccess virtual = six.attach(site(53, OURS_6, VirtualMac.STANDARD))) {
                    assertThat(Lab.run("ip", "-n", ours, "addr", "show", "dev", "vrrp6.53")).contains("00:00:5e:00:02:35")
                            .doesNotContain("inet6");
                    router.send(IpDatagram.build(0, OURS_6, group6, 255, 112, new byte[5]));
                    unicast.send(IpDatagram.build(0, OURS_6, InetAddress.ofLiteral("fe80::2"), 250, 112, new byte[6]));
                    virtual.send(IpDatagram.build(0, OURS_6, group6, 255, 112, new byte[7]));
                }
            }
        });
    }

    private static RouterSite site(int virtualRouterId, InetAddress source, @Nullable VirtualMac virtualMac) {
        return new RouterSite(virtualRouterId, source, new Delivery.Multicast(IpFamily.of(source).group()), virtualMac);
    }

    private String sysctl(String key) throws Exception {
        return Lab.run("ip", "netns", "exec", ours, "cat", "/proc/sys/net/" + key).strip();
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    /** As the driver does: looks, then waits for the kernel. */
    private static void await(HostAccess host, String what, Condition condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.holds()) {
            assertThat(System.nanoTime() - end).as(what).isNegative();
            host.await(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }
}
