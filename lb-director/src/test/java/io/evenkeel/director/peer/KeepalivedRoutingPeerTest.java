package io.evenkeel.director.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.evenkeel.director.peer.TwinHosts.Host;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** keepalived and a director with the same routes and rules: the kernel shows the same. */
@Tag("peer")
class KeepalivedRoutingPeerTest {
    private static final String CONF = """
            static_rules {
                from 10.3.0.0/24 table 77 priority 500 tos 0x10
                to 10.3.0.0/24 table 77 priority 501 ip_proto udp sport 10-20 dport 53
                from 10.3.1.0/24 table 77 priority 502 uidrange 7-1000 iif eth0
                from 10.3.2.0/24 table main priority 503 suppress_prefixlength 0
                from 10.3.3.0/24 table 77 priority 504 suppress_ifgroup 3
                from 10.3.4.0/24 table 77 priority 505 realms 30/20
                from 10.3.5.0/24 priority 506 goto 600
                from 10.3.6.0/24 table 77 priority 507 protocol 12
                from 10.3.7.0/24 table 77 priority 508 fwmark 24/12 oif eth0
                from 10.3.8.0/24 table 77 priority 509 tun_id 9
                from 10.3.9.0/24 blackhole priority 510
                from 2001:db8::/32 l3mdev priority 511
                from 2001:db8:1::/48 table 77 priority 512 ip_proto tcp dport 80
            }
            static_routes {
                10.4.0.0/16 dev eth0 table 100 tos 0x04 scope link priority 12 mtu 1000 hoplimit 100 advmss 101 rtt 300ms rttvar 400ms reordering 104 window 105 cwnd 106 ssthresh lock 107 realms 1/2 rto_min 250ms initcwnd 109 initrwnd 110 features ecn quickack 1 congctl reno
                10.5.0.0/16 table 100 nexthop via 10.9.0.2 dev eth0 weight 1 nexthop via 10.9.0.3 dev eth0 weight 2
                10.6.0.0/16 via 10.9.0.2 dev eth0 table 100 rttvar 2s mtu lock 1400
                10.7.0.0/16 via 10.44.0.2 dev eth0 onlink table 100
                unreachable 10.10.0.0/16 table 100
                local 10.11.0.0/16 dev eth0 table 100
                2001:db8:4::/48 dev eth0 table 100 pref high mtu 1400 hoplimit 7
            }
            vrrp_instance served {
                interface eth0
                virtual_router_id 51
                version 3
                advert_int 0.2
                virtual_ipaddress {
                    10.9.0.80/24
                }
            }
            """;

    @TempDir
    Path folder;
    private TwinHosts hosts;

    @BeforeEach
    void build() throws IOException, InterruptedException {
        hosts = new TwinHosts(folder, "ekr");
        for (Host host : hosts.all()) {
            hosts.plug(host, "eth0", "10.9.0.1/24");
        }
    }

    @AfterEach
    void takeAway() throws IOException, InterruptedException {
        if (hosts != null) {
            hosts.close();
        }
    }

    @Test
    void routesAndRulesAreThoseOfKeepalived() throws IOException, InterruptedException {
        hosts.start(CONF);
        hosts.await("both serve", host -> hosts.addresses(host).contains(" 10.9.0.80/24 "));
        Map<String, String> shown = new HashMap<>();
        for (Host host : hosts.all()) {
            shown.put(host.name(),
                    hosts.look("ip", "-n", host.namespace(), "-d", "rule") + hosts.look("ip", "-n", host.namespace(), "-d", "-6", "rule")
                            + hosts.look("ip", "-n", host.namespace(), "-d", "route", "show", "table", "100")
                            + hosts.look("ip", "-n", host.namespace(), "-d", "-6", "route", "show", "table", "100"));
        }
        // keepalived 2.2.7 does not add rules of protocols and tunnels, and takes 'protocol' for its own.
        List<String> ours = shown.getOrDefault("ours", "").lines().toList();
        assertThat(ours).containsAll(shown.getOrDefault("theirs", "").lines().filter(line -> !line.startsWith("507:")).toList());
        assertThat(ours).contains("501:\tfrom all to 10.3.0.0/24 ipproto udp sport 10-20 dport 53 lookup 77 proto keepalived",
                "507:\tfrom 10.3.6.0/24 lookup 77 proto bird", "509:\tfrom 10.3.8.0/24 tun_id 9 lookup 77 proto keepalived",
                "512:\tfrom 2001:db8:1::/48 ipproto tcp dport 80 lookup 77 proto keepalived");
        hosts.stop();
        hosts.await("all is as before", host -> !hosts.look("ip", "-n", host.namespace(), "rule").contains("10.3."));
    }
}
