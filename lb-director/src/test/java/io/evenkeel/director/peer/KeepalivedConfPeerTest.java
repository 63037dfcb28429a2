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
import java.util.function.BooleanSupplier;

import io.evenkeel.director.syntax.RealProgram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** keepalived and a director with what people write most, each in a network namespace; only the priorities differ. */
@Tag("peer")
class KeepalivedConfPeerTest {
    private static final String CONF = """
            global_defs {
                router_id lab
                script_user root
                enable_script_security
            }
            bfd_instance other {
                neighbor_ip 10.9.0.%4$d
                source_ip 10.9.0.%3$d
                min_rx 100
                min_tx 100
            }
            vrrp_script ready {
                script "/usr/bin/test -e %1$s/ready"
                interval 1
                weight 20
            }
            vrrp_sync_group both {
                group {
                    web
                    db
                }
                track_script {
                    ready
                }
            }
            vrrp_instance web {
                state BACKUP
                interface eth0
                virtual_router_id 51
                priority %2$d
                unicast_src_ip 10.9.0.%3$d
                unicast_peer {
                    10.9.0.1
                    10.9.0.2
                }
                authentication {
                    auth_type PASS
                    auth_pass secret
                }
                virtual_ipaddress {
                    10.9.0.80/24 brd + label eth0:web
                }
                virtual_ipaddress_excluded {
                    2001:db8::80/64
                }
                virtual_routes {
                    10.8.0.0/16 via 10.9.0.254 dev eth0
                }
                notify "%1$s/said.sh"
            }
            vrrp_instance db {
                state BACKUP
                interface eth0
                virtual_router_id 52
                priority %2$d
                authentication {
                    auth_type AH
                    auth_pass secret
                }
                virtual_ipaddress {
                    10.9.0.81/24
                }
            }
            """;

    @TempDir
    Path folder;
    private final String id = "ekd" + Long.toString(ProcessHandle.current().pid(), 36);
    private final List<Process> processes = new ArrayList<>();
    private final String ours = id + "a";
    private final String theirs = id + "b";

    @BeforeEach
    void twoHosts() throws IOException, InterruptedException {
        assumeTrue(RealProgram.installed("keepalived"), "needs keepalived: apt-get install keepalived");
        assumeTrue(RealProgram.installed("ip"), "needs ip: apt-get install iproute2");
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root for network namespaces");
        run("ip", "netns", "add", ours);
        run("ip", "netns", "add", theirs);
        run("ip", "-n", ours, "link", "add", "eth0", "type", "veth", "peer", "name", "eth0", "netns", theirs);
        int number = 1;
        for (String host : List.of(ours, theirs)) {
            run("ip", "-n", host, "addr", "add", "10.9.0." + number + "/24", "dev", "eth0");
            run("ip", "-n", host, "link", "set", "lo", "up");
            run("ip", "-n", host, "link", "set", "eth0", "up");
            number++;
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
        for (String host : List.of(ours, theirs)) {
            RealProgram.run(folder, Map.of(), "ip", "netns", "del", host);
        }
    }

    @Test
    void theScriptDecidesWhoServes() throws IOException, InterruptedException {
        Path here = Files.createDirectory(folder.resolve("ours"));
        Path there = Files.createDirectory(folder.resolve("theirs"));
        for (Path home : List.of(here, there)) {
            Files.writeString(home.resolve("said.sh"), "#!/bin/sh\necho \"$@\" >> " + home.resolve("said") + "\n");
            assertThat(home.resolve("said.sh").toFile().setExecutable(true)).isTrue();
        }
        Files.createFile(here.resolve("ready"));
        start(ours, here, String.format(CONF, here, 90, 1, 2), Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), DirectorMain.class.getName());
        await("we serve alone", here, () -> serves(ours));
        start(theirs, there, String.format(CONF, there, 100, 2, 1), "keepalived", "-n", "-l", "-D", "-G", "-P", "-p",
                there.resolve("pid").toString(), "-r", there.resolve("vrrp.pid").toString(), "-f");
        await("keepalived stands by", there, () -> said(there).contains("INSTANCE web BACKUP 100"));
        assertThat(serves(ours)).isTrue();
        await("our BFD answers, though nobody here tracks it", there, () -> log(there).contains("(other) Entering Up state"));

        Files.delete(here.resolve("ready"));
        await("keepalived serves", there, () -> serves(theirs) && !holdsAny(ours));
        await("we were told", here, () -> said(here).contains("INSTANCE web BACKUP 90"));

        Files.createFile(here.resolve("ready"));
        await("we serve again", here, () -> serves(ours) && !holdsAny(theirs));
        await("we were told", here, () -> said(here).contains("INSTANCE web MASTER 110"));
        processes.getFirst().getOutputStream().close();
        await("keepalived serves when we stop", there, () -> serves(theirs) && !holdsAny(ours));
        await("we were told of the end", here, () -> said(here).contains("INSTANCE web STOP"));
        assertThat(log(there)).doesNotContain("incorrect", "invalid", "mismatch", "unexpected");
    }

    private boolean serves(String host) {
        String addresses = look("ip", "-n", host, "addr");
        return addresses.contains("inet 10.9.0.80/24 brd 10.9.0.255 scope global secondary ") && addresses.contains(" eth0:web\n")
                && addresses.contains("10.9.0.81/24") && addresses.contains("2001:db8::80/64")
                && look("ip", "-n", host, "route").contains("10.8.0.0/16 via 10.9.0.254");
    }

    private boolean holdsAny(String host) {
        String addresses = look("ip", "-n", host, "addr");
        return addresses.contains("10.9.0.8") || addresses.contains("2001:db8::80")
                || look("ip", "-n", host, "route").contains("10.8.0.0/16");
    }

    private static String log(Path home) {
        try {
            return Files.readString(home.resolve("log"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String said(Path home) {
        try {
            return Files.exists(home.resolve("said")) ? Files.readString(home.resolve("said")) : "";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void start(String host, Path home, String text, String... command) throws IOException {
        Path conf = Files.writeString(home.resolve("keepalived.conf"), text);
        List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", host));
        all.addAll(List.of(command));
        all.add(conf.toString());
        processes.add(new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(home.resolve("log").toFile()).start());
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

    private void await(String what, Path home, BooleanSupplier condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(25);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("did not happen in time: " + what + "\n" + Files.readString(home.resolve("log")) + "\n"
                        + said(home) + look("ip", "-n", ours, "addr") + look("ip", "-n", theirs, "addr"));
            }
            TimeUnit.MILLISECONDS.sleep(50); // between two looks at another process
        }
    }
}
