package io.evenkeel.director.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A director and keepalived in a guest whose kernel has ipvlan and routing domains, as one another's backups; {@code .ci/guest}
 * boots it. Not part of a build: {@code .ci/long vrrp-in-guest}.
 */
class GuestComparison {
    private static final String CONF = """
            vrrp_instance own {
                interface eth0
                virtual_router_id 51
                priority PRIORITY
                use_ipvlan 10.0.0.5SELF
                virtual_ipaddress {
                    10.0.0.80/24
                }
            }
            vrrp_instance named {
                interface eth0
                virtual_router_id 52
                priority PRIORITY
                use_ipvlan vrrpown 10.0.0.6SELF/24 bridge
                virtual_ipaddress {
                    10.0.0.81/24
                }
            }
            vrrp_instance mac {
                interface eth1
                virtual_router_id 54
                priority PRIORITY
                use_vmac
                virtual_ipaddress {
                    10.1.0.80/24
                }
            }
            vrrp_instance peers {
                DOMAIN
                virtual_router_id 55
                priority PRIORITY
                unicast_src_ip 10.1.0.SELF
                unicast_peer {
                    10.1.0.OTHER
                }
                virtual_ipaddress {
                    10.1.0.90/24 dev eth1
                }
            }
            """;

    @TempDir
    Path work;

    @Test
    void ipvlansAndRoutingDomainsAreAsKeepalivedHasThem() throws IOException, InterruptedException {
        Files.writeString(work.resolve("conf"), CONF);
        Files.writeString(work.resolve("director"), String.join(" ", Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), DirectorMain.class.getName()));
        try (InputStream inside = Objects.requireNonNull(GuestComparison.class.getResourceAsStream("/guest/inside"))) {
            Files.copy(inside, work.resolve("inside"));
        }
        Process guest = new ProcessBuilder(Path.of("..", ".ci", "guest").toString(), work.toString(), "veth", "bridge", "macvlan",
                "ipvlan", "vrf", "ipv6", "nf_tables").redirectErrorStream(true).start();
        String console = new String(guest.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = guest.waitFor();
        assumeTrue(status != 77, console);

        assertThat(status).as(() -> console + read("steps") + read("logs")).isZero();
        assertThat(read("steps").lines()).hasSize(4).noneMatch(step -> step.startsWith("FAILED"));
        assertThat(read("facts.ours")).isEqualTo(read("facts.theirs")).contains("vrrp.51@eth0 ipvlan  mode l2 bridge", "eth0 10.0.0.80/24",
                "vrrp.51 10.0.0.5N/32", "vrrpown 10.0.0.6N/24", "vrrp.54@eth1 macvlan", "vrrp.54@eth1 master blue", "vrrp.54 10.1.0.80/24",
                "eth1 10.1.0.90/24");
    }

    private String read(String file) {
        try {
            return Files.exists(work.resolve(file)) ? Files.readString(work.resolve(file)) : "";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
