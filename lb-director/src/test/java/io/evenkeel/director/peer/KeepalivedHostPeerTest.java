package io.evenkeel.director.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

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
    private final String id = "ekh" + Long.toString(ProcessHandle.current().pid(), 36);
    private final List<Host> hosts = List.of(new Host("ours", id + "a", id + "c"), new Host("theirs", id + "b", id + "d"));
    private final List<Process> processes = new ArrayList<>();

    private record Host(String name, String namespace, String neighbour) {}

    @BeforeEach
    void build() throws IOException, InterruptedException {
        assumeTrue(RealProgram.installed("keepalived"), "needs keepalived: apt-get install keepalived");
        assumeTrue(RealProgram.installed("ip"), "needs ip: apt-get install iproute2");
        assumeTrue(RealProgram.installed("ping"), "needs ping: apt-get install iputils-ping");
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root for network namespaces");
        for (Host host : hosts) {
            run("ip", "netns", "add", host.namespace());
            run("ip", "netns", "add", host.neighbour());
            run("ip", "-n", host.namespace(), "link", "set", "lo", "up");
            plug(host, "eth0", "10.9.0.1/24");
            run("ip", "-n", host.neighbour(), "addr", "add", "10.9.0.2/24", "dev", "eth0");
            run("ip", "-n", host.neighbour(), "addr", "add", "2001:db8::2/64", "dev", "eth0", "nodad");
        }
    }

    @AfterEach
    void takeAway() throws IOException, InterruptedException {
        for (Process process : processes) {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
        for (Host host : hosts) {
            RealProgram.run(folder, Map.of(), "ip", "netns", "del", host.namespace());
            RealProgram.run(folder, Map.of(), "ip", "netns", "del", host.neighbour());
        }
    }

    @Test
    void whatAFileSaysOfInterfacesAddressesAndRoutesIsDone() throws IOException, InterruptedException {
        start(hosts.get(0), Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), DirectorMain.class.getName());
        start(hosts.get(1), "keepalived", "-n", "-l", "-D", "-G", "-P", "-p", folder.resolve("pid").toString(), "-r",
                folder.resolve("vrrp.pid").toString(), "-f");
        await("both serve", host -> addresses(host).contains(" 10.9.0.80/24 ") && addresses(host).contains(" 10.9.0.81/24 "));
        for (Host host : hosts) {
            assertThat(answers(host, "10.9.0.80")).as("no_accept of %s", host).isFalse();
            assertThat(answers(host, "2001:db8::80")).as("no_accept in IPv6 of %s", host).isFalse();
            assertThat(answers(host, "10.9.0.81")).as("accept of %s", host).isTrue();
            assertThat(look("ip", "-n", host.neighbour(), "neigh", "show", "2001:db8::80")).as(host.name()).contains("lladdr");
            assertThat(promotes(host)).as(host.name()).isEqualTo("1");
            assertThat(addresses(host)).as(host.name()).containsPattern("224\\.9\\.9\\.9/32 .*autojoin")
                    .doesNotContainPattern("2001:db8::81/128 .*deprecated").containsPattern("2001:db8::82/128 .*deprecated");
            assertThat(hasStatics(host)).as(host.name()).isTrue();
            run("ip", "-n", host.namespace(), "addr", "del", "10.3.0.1/24", "dev", "eth0");
        }
        await("static addresses are back", this::hasStatics);
        for (int i = 0; i < 2; i++) {
            for (Host host : hosts) {
                plug(host, "eth1", "10.9.5.1/24");
            }
            await("an interface that comes is used", host -> look("ip", "-n", host.namespace(), "-o", "addr", "show", "dev", "vrrp.53")
                    .contains(" 10.9.5.80/24 "));
            for (Host host : hosts) {
                run("ip", "-n", host.namespace(), "link", "del", "eth1");
            }
        }
        processes.get(0).getOutputStream().close();
        processes.get(1).destroy();
        await("all is as before", host -> !addresses(host).matches("(?s).* (10\\.3\\.0|10\\.9\\.0\\.8|2001:db8|224\\.).*")
                && !look("ip", "-n", host.namespace(), "route").contains("10.4.0.0")
                && !look("ip", "-n", host.namespace(), "rule").contains("lookup 77") && promotes(host).equals("0"));
    }

    private String addresses(Host host) {
        return look("ip", "-n", host.namespace(), "-o", "addr");
    }

    private String promotes(Host host) {
        return look("ip", "netns", "exec", host.namespace(), "cat", "/proc/sys/net/ipv4/conf/eth0/promote_secondaries").strip();
    }

    private boolean hasStatics(Host host) {
        return addresses(host).contains(" 10.3.0.1/24 ")
                && look("ip", "-n", host.namespace(), "route").contains("10.4.0.0/16 via 10.9.0.2 dev eth0")
                && look("ip", "-n", host.namespace(), "rule").contains("500:\tfrom 10.3.0.0/24 lookup 77");
    }

    private boolean answers(Host host, String address) throws IOException, InterruptedException {
        return RealProgram.run(folder, Map.of(), "ip", "netns", "exec", host.neighbour(), "ping", "-c", "1", "-W", "0.3", address)
                .exit() == 0;
    }

    private void plug(Host host, String name, String address) throws IOException, InterruptedException {
        run("ip", "-n", host.namespace(), "link", "add", name, "type", "veth", "peer", "name", name, "netns", host.neighbour());
        run("ip", "-n", host.neighbour(), "link", "set", name, "up");
        run("ip", "-n", host.namespace(), "link", "set", name, "up");
        run("ip", "-n", host.namespace(), "addr", "add", address, "dev", name);
    }

    private void start(Host host, String... command) throws IOException {
        Path conf = Files.writeString(folder.resolve(host.name() + ".conf"), CONF);
        List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", host.namespace()));
        all.addAll(List.of(command));
        all.add(conf.toString());
        processes.add(new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(log(host).toFile()).start());
    }

    private Path log(Host host) {
        return folder.resolve(host.name() + ".log");
    }

    private void run(String... command) throws IOException, InterruptedException {
        RealProgram.Verdict verdict = RealProgram.run(folder, Map.of(), command);
        assertThat(verdict.exit()).as(String.join(" ", command) + ": " + verdict.output()).isZero();
    }

    private String look(String... command) {
        try {
            return RealProgram.run(folder, Map.of(), command).output();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void await(String what, Predicate<Host> condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(25);
        for (Host host : hosts) {
            while (!condition.test(host)) {
                if (System.nanoTime() - end > 0) {
                    throw new AssertionError("did not happen in time: " + what + " (" + host.name() + ")\n" + Files.readString(log(host))
                            + addresses(host));
                }
                TimeUnit.MILLISECONDS.sleep(50); // between two looks at another process
            }
        }
    }
}
