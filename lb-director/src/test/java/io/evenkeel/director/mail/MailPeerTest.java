package io.evenkeel.director.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.evenkeel.director.peer.DirectorMain;
import io.evenkeel.director.syntax.RealProgram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** keepalived and a director with the same file, each in a network namespace beside a mail server: they say the same by mail. */
@Tag("peer")
class MailPeerTest {
    private static final String CONF = """
            global_defs {
                notification_email {
                    ops@example.org
                    root
                }
                smtp_server 127.0.0.1 2525
                smtp_alert_vrrp
                vrrp_version 3
            }
            vrrp_sync_group G {
                group {
                    VI_1
                    VI_2
                }
            }
            vrrp_instance VI_1 {
                interface eth0
                virtual_router_id 51
                advert_int 0.2
                virtual_ipaddress {
                    10.9.0.81/24
                }
            }
            vrrp_instance VI_2 {
                interface eth0
                virtual_router_id 52
                advert_int 0.2
                smtp_alert off
                virtual_ipaddress {
                    10.9.0.82/24
                }
            }
            vrrp_instance "VI 3" {
                interface eth0
                virtual_router_id 53
                advert_int 0.2
                virtual_ipaddress {
                    10.9.0.83/24
                }
            }
            """;
    private static final List<String> NAMES = List.of("VRRP Instance VI_1", "VRRP Instance VI 3", "VRRP Group G");

    @TempDir
    Path folder;
    private final String id = "ekm" + Long.toString(ProcessHandle.current().pid(), 36);
    private final List<Process> processes = new ArrayList<>();
    private final String ours = id + "a";
    private final String theirs = id + "b";

    @BeforeEach
    void twoHosts() throws IOException, InterruptedException {
        assumeTrue(RealProgram.installed("keepalived"), "needs keepalived: apt-get install keepalived");
        assumeTrue(RealProgram.installed("ip"), "needs ip: apt-get install iproute2");
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root for network namespaces");
        for (String host : List.of(ours, theirs)) {
            run("ip", "netns", "add", host);
            run("ip", "-n", host, "link", "set", "lo", "up");
            run("ip", "-n", host, "link", "add", "eth0", "type", "veth", "peer", "name", "wire");
            run("ip", "-n", host, "addr", "add", "10.9.0.1/24", "dev", "eth0");
            run("ip", "-n", host, "link", "set", "eth0", "up");
            run("ip", "-n", host, "link", "set", "wire", "up");
            start(host, "mails", java(), "-cp", System.getProperty("java.class.path"), SmtpSinkMain.class.getName(), "2525");
        }
    }

    @AfterEach
    void takeAway() throws IOException, InterruptedException {
        for (Process process : processes.reversed()) {
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
    void theSameMails() throws IOException, InterruptedException {
        Path conf = Files.writeString(folder.resolve("keepalived.conf"), CONF);
        await("listening", 1);
        Process director = start(ours, "log", java(), "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                DirectorMain.class.getName(), conf.toString());
        start(theirs, "log", "keepalived", "-n", "-l", "-D", "-G", "-P", "-p", folder.resolve("pid").toString(), "-r",
                folder.resolve("vrrp.pid").toString(), "-f", conf.toString());
        await("Entering MASTER state", NAMES.size());
        wire("down");
        await("Entering FAULT state", NAMES.size());
        wire("up");
        await("Entering MASTER state", 2 * NAMES.size());

        for (String name : NAMES) {
            assertThat(mails(ours, name)).isEqualTo(mails(theirs, name)).hasSize(5);
        }
        assertThat(mails(ours, "| ")).hasSize(5 * NAMES.size());
        director.getOutputStream().close();
        assertThat(director.waitFor(20, TimeUnit.SECONDS)).isTrue();
        // keepalived begins with this one and ends before it is sent.
        assertThat(mails(ours, "- Stopping")).hasSize(NAMES.size());
    }

    private void wire(String state) throws IOException, InterruptedException {
        for (String host : List.of(ours, theirs)) {
            run("ip", "-n", host, "link", "set", "wire", state);
        }
    }

    private List<String> mails(String host, String about) throws IOException {
        return Files.readString(folder.resolve(host + ".mails")).lines().filter(line -> line.contains(about)).toList();
    }

    /** Until both mail servers have said it so often. */
    private void await(String what, int times) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (mails(ours, what).size() < times || mails(theirs, what).size() < times) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("did not happen in time: " + what + "\n" + everything());
            }
            TimeUnit.MILLISECONDS.sleep(50); // between two looks at another process
        }
    }

    private String everything() throws IOException {
        var all = new StringBuilder();
        for (String host : List.of(ours, theirs)) {
            for (String kind : List.of("mails", "log")) {
                Path file = folder.resolve(host + "." + kind);
                all.append(file).append('\n').append(Files.exists(file) ? Files.readString(file) : "");
            }
        }
        return all.toString();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private Process start(String host, String file, String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", host));
        all.addAll(List.of(command));
        Process process = new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(folder.resolve(host + "." + file).toFile())
                .start();
        processes.add(process);
        return process;
    }

    private void run(String... command) throws IOException, InterruptedException {
        RealProgram.Verdict verdict = RealProgram.run(folder, Map.of(), command);
        assertThat(verdict.exit()).as(String.join(" ", command) + ": " + verdict.output()).isZero();
    }
}
