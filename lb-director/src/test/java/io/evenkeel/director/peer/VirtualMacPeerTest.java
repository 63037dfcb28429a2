package io.evenkeel.director.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.evenkeel.director.peer.TwinHosts.Host;
import io.evenkeel.director.syntax.RealProgram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** keepalived and a director with the same file: the interfaces with virtual MAC addresses, and what neighbours hear of them. */
@Tag("peer")
class VirtualMacPeerTest {
    private static final String CONF = """
            global_defs {
                vmac_addr_prefix va
                vrrp_garp_master_delay 0
                vrrp_garp_extra_if 1
            }
            vrrp_instance both {
                interface eth0
                virtual_router_id 51
                version 3
                advert_int 0.2
                use_vmac
                use_vmac_addr
                virtual_ipaddress {
                    10.9.0.80/24
                    10.8.0.80/24 dev eth1
                }
                virtual_ipaddress_excluded {
                    10.8.0.81/24 dev eth1
                    2001:db8::80/64
                    2001:db8:1::80/64 dev eth1
                }
            }
            vrrp_instance some {
                interface eth0
                virtual_router_id 52
                version 3
                advert_int 0.2
                virtual_ipaddress {
                    10.9.0.82/24
                    10.9.0.83/24 use_vmac
                    10.8.0.83/24 dev eth1 use_vmac
                    10.8.0.84/24 dev eth1
                }
            }
            vrrp_instance all {
                interface eth0
                virtual_router_id 53
                version 3
                advert_int 0.2
                use_vmac 02:00:00:00:09
                garp_extra_if all 1
                virtual_ipaddress {
                    10.9.0.85/24
                    10.8.0.85/24 dev eth1
                }
            }
            vrrp_instance six {
                interface eth0
                virtual_router_id 54
                advert_int 0.2
                use_vmac
                virtual_ipaddress {
                    fe80::54/64
                }
            }
            """;
    private static final List<String> LINKS = List.of("eth0", "eth1");
    private static final List<String> SETTINGS = List.of("accept_local", "arp_ignore", "promote_secondaries", "rp_filter");
    private static final Pattern LINK = Pattern.compile("\\d+: (v[\\w.]+)@(\\w+): .*link/ether ([0-9a-f:]+) .*");
    private static final Pattern ADDRESS = Pattern.compile("\\d+: ([\\w.]+)\\s+inet6? ([0-9a-f.:]+/\\d+) .*");
    private static final Pattern ANNOUNCED = Pattern.compile(
            " ([0-9a-f:]{17}) > (?:ff:ff:ff:ff:ff:ff|33:33:00:00:00:01),.*(?:Request who-has (?=\\S+ \\(ff:)|tgt is )([0-9a-f.:]+)[, ]");

    @TempDir
    Path folder;
    private TwinHosts hosts;

    @BeforeEach
    void build() throws IOException, InterruptedException {
        assumeTrue(RealProgram.installed("tcpdump"), "needs tcpdump: apt-get install tcpdump");
        assumeTrue(RealProgram.installed("ping"), "needs ping: apt-get install iputils-ping");
        hosts = new TwinHosts(folder, "ekm");
        for (Host host : hosts.all()) {
            for (int i = 0; i < 2; i++) {
                hosts.plug(host, "eth" + i, "10." + (9 - i) + ".0.1/24");
                hosts.run("ip", "-n", host.namespace(), "link", "set", "eth" + i, "address", "02:00:00:00:01:0" + i);
                hosts.run("ip", "-n", host.neighbour(), "addr", "add", "10." + (9 - i) + ".0.2/24", "dev", "eth" + i);
            }
        }
    }

    @AfterEach
    void takeAway() throws IOException, InterruptedException {
        if (hosts != null) {
            hosts.close();
        }
    }

    @Test
    void interfacesAndWhatIsAnnouncedAreThoseOfKeepalived() throws IOException, InterruptedException {
        for (Host host : hosts.all()) {
            for (String link : LINKS) {
                hosts.listen(host, link, "tcpdump", "-n", "-e", "-l", "-i", link, "arp or icmp6");
            }
        }
        hosts.await("tcpdump listens", host -> LINKS.stream().allMatch(link -> hosts.heard(host, link).contains("listening")));
        hosts.start(CONF);
        hosts.await("all serve",
                host -> hosts.addresses(host).contains(" 10.9.0.80/24 ") && hosts.addresses(host).contains(" 10.9.0.82/24 ")
                        && hosts.addresses(host).contains(" 10.9.0.85/24 ") && hosts.addresses(host).contains(" fe80::54/64 "));
        hosts.await("repeated often", host -> times(host).getOrDefault("00:00:5e:00:01:33 10.8.0.80", 0L) >= 8);

        Host ours = hosts.all().get(0);
        Host theirs = hosts.all().get(1);
        assertThat(links(ours)).isEqualTo(links(theirs)).contains("vrrp.51 eth0 00:00:5e:00:01:33", "va.51 eth1 00:00:5e:00:01:33",
                "va6.51 eth0 00:00:5e:00:02:33", "va1.51 eth1 00:00:5e:00:02:33", "va.52 eth0 00:00:5e:00:01:34",
                "va1.52 eth1 00:00:5e:00:01:34", "vrrp.53 eth0 02:00:00:00:09:35", "vrrp.54 eth0 00:00:5e:00:02:36");
        assertThat(places(ours)).isEqualTo(places(theirs)).contains("va.51 10.8.0.80/24", "va6.51 2001:db8::80/64");
        for (Host host : hosts.all()) {
            for (String link : List.of("vrrp/51", "va/51", "va/52", "va1/52", "vrrp/53")) {
                assertThat(SETTINGS).as(host.name() + " " + link)
                        .extracting(setting -> hosts.setting(host, "ipv4/conf/" + link.replace('/', '.') + "/" + setting))
                        .containsExactly("1", "1", "1", "0");
            }
            for (String link : LINKS) {
                assertThat(List.of("arp_ignore", "arp_filter")).as(host.name() + " " + link)
                        .extracting(setting -> hosts.setting(host, "ipv4/conf/" + link + "/" + setting)).containsExactly("1", "1");
            }
            assertThat(hosts.answers(host, "10.8.0.80")).as(host.name()).isTrue();
        }
        assertThat(times(ours).keySet()).isEqualTo(times(theirs).keySet());
        assertThat(repeated(ours)).isEqualTo(repeated(theirs)).containsExactlyInAnyOrder("00:00:5e:00:01:33 10.8.0.80",
                "00:00:5e:00:02:33 2001:db8::80", "00:00:5e:00:02:33 2001:db8:1::80",
                "00:00:5e:00:01:34 10.9.0.83", "00:00:5e:00:01:34 10.8.0.83", "02:00:00:00:01:01 10.8.0.85");

        hosts.run("ip", "-n", ours.namespace(), "link", "del", "va.51");
        hosts.await("what others delete is made again", host -> places(host).contains("va.51 10.8.0.80/24"));
        hosts.run("ip", "-n", ours.namespace(), "link", "del", "eth1");
        hosts.plug(ours, "eth1", "10.8.0.1/24");
        hosts.await("all is back on an interface made anew", host -> places(host).equals(places(theirs)));
        hosts.stop();
        hosts.await("nothing is left", host -> host.equals(theirs)
                || (links(host).isEmpty() && hosts.setting(host, "ipv4/conf/eth0/arp_ignore").equals("0")));
    }

    private Set<String> links(Host host) {
        return LINK.matcher(hosts.look("ip", "-n", host.namespace(), "-o", "link")).results()
                .map(link -> link.group(1) + " " + link.group(2) + " " + link.group(3)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Addresses with their interfaces, without the link-local ones that hosts make themselves. */
    private Set<String> places(Host host) {
        return ADDRESS.matcher(hosts.addresses(host)).results().filter(address -> !address.group(2).endsWith("ff:fe00:100/64")
                && !address.group(2).startsWith("fe80::ff:") && !address.group(2).matches("fe80::[^/]*ff:fe.*"))
                .map(address -> address.group(1) + " " + address.group(2)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** How often which hardware address was said to have which address. */
    private Map<String, Long> times(Host host) {
        return LINKS.stream().flatMap(link -> ANNOUNCED.matcher(hosts.heard(host, link)).results()).map(VirtualMacPeerTest::announcement)
                .collect(Collectors.groupingBy(one -> one, TreeMap::new, Collectors.counting()));
    }

    private static String announcement(MatchResult found) {
        return found.group(1) + " " + found.group(2);
    }

    /** More often than the five times of becoming active. */
    private List<String> repeated(Host host) {
        return times(host).entrySet().stream().filter(entry -> entry.getValue() > 5).map(Map.Entry::getKey).toList();
    }
}
