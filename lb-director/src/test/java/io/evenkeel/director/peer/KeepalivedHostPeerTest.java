package io.evenkeel.director.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;

import io.evenkeel.director.peer.TwinHosts.Host;
import io.evenkeel.director.syntax.RealProgram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** keepalived and a director with the same file, each on a host of its own beside a neighbour: what they do to the host is the same. */
@Tag("peer")
class KeepalivedHostPeerTest {
    private static final String CONF = """
            global_defs {
                dynamic_interfaces
                default_interface eth0
            }
            static_ipaddress {
                10.3.0.1/24
            }
            static_routes {
                10.4.0.0/16 via 10.9.0.2 dev eth0
            }
            static_rules {
                from 10.3.0.0/24 table 77 priority 500
            }
            vrrp_instance shut {
                interface eth0
                virtual_router_id 51
                version 3
                advert_int 0.2
                no_accept
                promote_secondaries
                virtual_ipaddress {
                    10.9.0.80/24
                }
                virtual_ipaddress_excluded {
                    2001:db8::80/64
                    2001:db8::81/128 preferred_lft forever
                    2001:db8::82/128
                    224.9.9.9/32 autojoin
                }
            }
            vrrp_instance open {
                interface eth0
                virtual_router_id 52
                version 3
                advert_int 0.2
                accept
                virtual_ipaddress {
                    10.9.0.81/24
                }
            }
            vrrp_instance late {
                interface eth1
                virtual_router_id 53
                version 3
                advert_int 0.2
                use_vmac
                virtual_ipaddress {
                    10.9.5.80/24
                }
            }
            """;

    @TempDir
    Path folder;
    private TwinHosts hosts;

    @BeforeEach
    void build() throws IOException, InterruptedException {
        assumeTrue(RealProgram.installed("ping"), "needs ping: apt-get install iputils-ping");
        hosts = new TwinHosts(folder, "ekh");
        for (Host host : hosts.all()) {
            hosts.plug(host, "eth0", "10.9.0.1/24");
            hosts.run("ip", "-n", host.neighbour(), "addr", "add", "10.9.0.2/24", "dev", "eth0");
            hosts.run("ip", "-n", host.neighbour(), "addr", "add", "2001:db8::2/64", "dev", "eth0", "nodad");
        }
    }

    @AfterEach
    void takeAway() throws IOException, InterruptedException {
        if (hosts != null) {
            hosts.close();
        }
    }

    @Test
    void whatAFileSaysOfInterfacesAddressesAndRoutesIsDone() throws IOException, InterruptedException {
        hosts.start(CONF);
        hosts.await("both serve",
                host -> hosts.addresses(host).contains(" 10.9.0.80/24 ") && hosts.addresses(host).contains(" 10.9.0.81/24 "));
        for (Host host : hosts.all()) {
            assertThat(hosts.answers(host, "10.9.0.80")).as("no_accept of %s", host).isFalse();
            assertThat(hosts.answers(host, "2001:db8::80")).as("no_accept in IPv6 of %s", host).isFalse();
            assertThat(hosts.answers(host, "10.9.0.81")).as("accept of %s", host).isTrue();
            assertThat(hosts.look("ip", "-n", host.neighbour(), "neigh", "show", "2001:db8::80")).as(host.name()).contains("lladdr");
            assertThat(promotes(host)).as(host.name()).isEqualTo("1");
            assertThat(hosts.addresses(host)).as(host.name()).containsPattern("224\\.9\\.9\\.9/32 .*autojoin")
                    .doesNotContainPattern("2001:db8::81/128 .*deprecated").containsPattern("2001:db8::82/128 .*deprecated");
            assertThat(hasStatics(host)).as(host.name()).isTrue();
            hosts.run("ip", "-n", host.namespace(), "addr", "del", "10.3.0.1/24", "dev", "eth0");
        }
        hosts.await("static addresses are back", this::hasStatics);
        for (int i = 0; i < 2; i++) {
            for (Host host : hosts.all()) {
                hosts.plug(host, "eth1", "10.9.5.1/24");
            }
            hosts.await("an interface that comes is used",
                    host -> hosts.look("ip", "-n", host.namespace(), "-o", "addr", "show", "dev", "vrrp.53")
                            .contains(" 10.9.5.80/24 "));
            for (Host host : hosts.all()) {
                hosts.run("ip", "-n", host.namespace(), "link", "del", "eth1");
            }
        }
        hosts.stop();
        hosts.await("all is as before", host -> !hosts.addresses(host).matches("(?s).* (10\\.3\\.0|10\\.9\\.0\\.8|2001:db8|224\\.).*")
                && !hosts.look("ip", "-n", host.namespace(), "route").contains("10.4.0.0")
                && !hosts.look("ip", "-n", host.namespace(), "rule").contains("lookup 77") && promotes(host).equals("0"));
    }

    @Test
    void instancesFollowWhatTheirTrackGroupNamesWhenItsStateLasts() throws IOException, InterruptedException {
        for (Host host : hosts.all()) {
            hosts.plug(host, "eth1", "10.9.5.1/24");
        }
        hosts.start("""
                interface_up_down_delays {
                    eth1 2 0.5
                }
                track_group edge {
                    group {
                        served
                    }
                }
                static_ipaddress {
                    10.3.0.1/24 dev eth1 track_group edge
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
                """);
        hosts.await("both serve",
                host -> hosts.addresses(host).contains(" 10.9.0.80/24 ") && hosts.addresses(host).contains(" 10.3.0.1/24 "));
        for (int i = 0; i < 3; i++) {
            for (String state : new String[] {"down", "up"}) {
                for (Host host : hosts.all()) {
                    hosts.run("ip", "-n", host.namespace(), "link", "set", "eth1", state);
                }
            }
        }
        for (Host host : hosts.all()) {
            hosts.run("ip", "-n", host.namespace(), "link", "set", "eth1", "down");
        }
        hosts.await("a link that stays down counts", host -> !hosts.addresses(host).contains(" 10.9.0.80/24 "));
        for (Host host : hosts.all()) {
            assertThat(hosts.saysTimes(host, host.name().equals("ours") ? "-> Fault" : "Entering FAULT STATE"))
                    .as("%s has noticed once", host).isEqualTo(1);
            hosts.run("ip", "-n", host.namespace(), "link", "set", "eth1", "up");
        }
        hosts.await("they serve again", host -> hosts.addresses(host).contains(" 10.9.0.80/24 "));
    }

    private String promotes(Host host) {
        return hosts.setting(host, "ipv4/conf/eth0/promote_secondaries");
    }

    private boolean hasStatics(Host host) {
        return hosts.addresses(host).contains(" 10.3.0.1/24 ")
                && hosts.look("ip", "-n", host.namespace(), "route").contains("10.4.0.0/16 via 10.9.0.2 dev eth0")
                && hosts.look("ip", "-n", host.namespace(), "rule").contains("500:\tfrom 10.3.0.0/24 lookup 77");
    }
}
