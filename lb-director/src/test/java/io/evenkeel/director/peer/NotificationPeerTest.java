package io.evenkeel.director.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

import io.evenkeel.director.syntax.RealProgram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** keepalived and a director go through the same with the same file: what their scripts and FIFOs are told is the same. */
@Tag("peer")
class NotificationPeerTest {
    private static final String GLOBAL = """
            global_defs {
                vrrp_version 3
                script_user root
                enable_script_security
                vrrp_notify_fifo HOME/fifo
                vrrp_notify_fifo_script "HOME/reader.sh"
                startup_script "HOME/said.sh startup"
                shutdown_script "HOME/said.sh shutdown"
            }
            track_file number {
                file HOME/number
                weight 1
            }
            vrrp_sync_group G {
                group {
                    A
                    B
                }
                track_file {
                    number weight 1
                }
                notify "HOME/said.sh 'G  any'"
                notify_master "HOME/said.sh G master"
                notify_stop "HOME/said.sh G stop"
                notify_priority_changes on
            }
            """;
    private static final String INSTANCE = """
            vrrp_instance NAME {
                state BACKUP
                interface eth0
                virtual_router_id NUMBER
                priority 100
                advert_int 0.2
                virtual_ipaddress {
                    10.9.0.NUMBER/24
                }
                notify "HOME/said.sh NAME any"
                notify_master "HOME/said.sh NAME master"
                notify_backup "HOME/said.sh NAME backup"
                notify_fault "HOME/said.sh NAME fault"
                notify_stop "HOME/said.sh NAME stop"
                notify_master_rx_lower_pri "HOME/said.sh NAME lower"
            MORE
            }
            """;
    private static final String DEAF = """
                unicast_src_ip 10.9.0.1
                unicast_peer {
                    10.9.0.9
                }
            """;
    private static final String RIVAL = """
            vrrp_instance L {
                state BACKUP
                interface eth0
                version 3
                virtual_router_id 63
                priority 50
                advert_int 0.2
                unicast_src_ip 10.9.0.2
                unicast_peer {
                    10.9.0.1
                }
                virtual_ipaddress {
                    10.9.0.63/24
                }
            }
            """;

    @TempDir
    Path folder;
    private final List<World> worlds = new ArrayList<>();

    /** A host of ours or of keepalived's, and another one that its link leads to. */
    private final class World {
        final String host;
        final String other;
        final Path home;
        final List<Process> processes = new ArrayList<>();

        World(String name) throws IOException, InterruptedException {
            String id = "ekn" + Long.toString(ProcessHandle.current().pid(), 36) + name;
            host = id + "h";
            other = id + "o";
            home = Files.createDirectory(folder.resolve(name));
            worlds.add(this);
            run("ip", "netns", "add", host);
            run("ip", "netns", "add", other);
            run("ip", "-n", host, "link", "add", "eth0", "type", "veth", "peer", "name", "eth0", "netns", other);
            run("ip", "-n", host, "addr", "add", "10.9.0.1/24", "dev", "eth0");
            run("ip", "-n", other, "addr", "add", "10.9.0.2/24", "dev", "eth0");
            run("ip", "-n", host, "link", "set", "eth0", "up");
            run("ip", "-n", other, "link", "set", "eth0", "up");
            script("said.sh", "echo \"$#:$@\" >> " + home.resolve("said"));
            script("reader.sh", "trap '' TERM\nwhile read line; do echo \"$line\" >> " + home.resolve("lines") + "; done < \"$1\"");
            Files.writeString(home.resolve("number"), "0\n");
            configure(true);
        }

        private void script(String name, String text) throws IOException {
            Files.writeString(home.resolve(name), "#!/bin/sh\n" + text + "\n");
            assertThat(home.resolve(name).toFile().setExecutable(true)).isTrue();
        }

        void configure(boolean all) throws IOException {
            String text = GLOBAL.replace("HOME", home.toString()) + instance("A", 61, "") + instance("B", 62, "notify_priority_changes off")
                    + instance("L", 63, DEAF);
            if (all) {
                text += instance("D", 64, "notify_deleted \"" + home + "/said.sh D deleted\"") + instance("F", 65, "");
            }
            Files.writeString(home.resolve("keepalived.conf"), text);
        }

        private String instance(String name, int number, String more) {
            return INSTANCE.replace("HOME", home.toString()).replace("NAME", name).replace("NUMBER", Integer.toString(number))
                    .replace("MORE", more);
        }

        Process start(String namespace, String log, String... command) throws IOException {
            List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
            all.addAll(List.of(command));
            Process process = new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(home.resolve(log).toFile()).start();
            processes.add(process);
            return process;
        }

        Process keepalived(String namespace, String name) throws IOException {
            return start(namespace, name + ".log", "keepalived", "-n", "-l", "-D", "-G", "-P", "-p", home.resolve(name + ".pid").toString(),
                    "-r", home.resolve(name + ".vrrp.pid").toString(), "-f", home.resolve(name + ".conf").toString());
        }

        List<String> lines(String file) {
            try {
                return Files.exists(home.resolve(file)) ? Files.readAllLines(home.resolve(file)) : List.of();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Waits until a line stands so often in what the FIFO's reader has written. */
        void await(String line, int times) throws InterruptedException, IOException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(25);
            while (lines("lines").stream().filter(line::equals).count() < times) {
                if (System.nanoTime() - end > 0) {
                    throw new AssertionError("did not come: " + line + "\n" + lines("lines") + "\n" + lines("said") + "\n"
                            + Files.readString(home.resolve("keepalived.log")));
                }
                TimeUnit.MILLISECONDS.sleep(20); // between two looks at another process
            }
        }

        /** What was said of each, one after the other; what is said again and again counts once. */
        Map<String, List<String>> told() {
            Map<String, List<String>> told = new TreeMap<>();
            for (String line : lines("lines")) {
                List<String> words = List.of(line.split(" ", 3));
                List<String> mine = told.computeIfAbsent(words.get(0) + " " + words.get(1), key -> new ArrayList<>());
                if (mine.isEmpty() || !mine.getLast().equals(words.get(2))) {
                    mine.add(words.get(2));
                }
            }
            return told;
        }

        void close() throws IOException, InterruptedException {
            for (Process process : processes) {
                process.destroy();
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            }
            RealProgram.run(folder, Map.of(), "ip", "netns", "del", host);
            RealProgram.run(folder, Map.of(), "ip", "netns", "del", other);
        }
    }

    @BeforeEach
    void possible() {
        assumeTrue(RealProgram.installed("keepalived"), "needs keepalived: apt-get install keepalived");
        assumeTrue(RealProgram.installed("ip"), "needs ip: apt-get install iproute2");
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root for network namespaces");
    }

    @AfterEach
    void takeAway() throws IOException, InterruptedException {
        for (World world : worlds) {
            world.close();
        }
    }

    @Test
    void theSameIsTold() throws IOException, InterruptedException {
        var ours = new World("a");
        var theirs = new World("b");
        Process director = ours.start(ours.host, "keepalived.log", Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), DirectorMain.class.getName(),
                ours.home.resolve("keepalived.conf").toString());
        Process keepalived = theirs.keepalived(theirs.host, "keepalived");
        for (World world : worlds) {
            Files.writeString(world.home.resolve("rival.conf"), RIVAL);
            Process rival = world.keepalived(world.other, "rival");
            world.await("INSTANCE \"L\" MASTER_RX_LOWER_PRI 100", 2);
            rival.destroy();
            for (String master : List.of("GROUP \"G\" MASTER 0", "INSTANCE \"D\" MASTER 100", "INSTANCE \"F\" MASTER 100")) {
                world.await(master, 1);
            }
            Files.writeString(world.home.resolve("number"), "7\n");
            world.await("INSTANCE \"A\" MASTER_PRIORITY 107", 1);
            Files.writeString(world.home.resolve("number"), "0\n");
            world.await("INSTANCE \"A\" MASTER_PRIORITY 100", 1);
            run("ip", "-n", world.other, "link", "set", "eth0", "down");
            for (String fault : List.of("GROUP \"G\" FAULT 0", "INSTANCE \"L\" FAULT 100", "INSTANCE \"D\" FAULT 100")) {
                world.await(fault, 1);
            }
            run("ip", "-n", world.other, "link", "set", "eth0", "up");
            for (String master : List.of("GROUP \"G\" MASTER 0", "INSTANCE \"L\" MASTER 100", "INSTANCE \"D\" MASTER 100",
                    "INSTANCE \"F\" MASTER 100")) {
                world.await(master, 2);
            }
            world.configure(false);
        }
        director.getOutputStream().write("reload\n".getBytes(StandardCharsets.UTF_8));
        director.getOutputStream().flush();
        run("kill", "-HUP", Files.readString(theirs.home.resolve("keepalived.pid")).strip());
        for (World world : worlds) {
            world.await("INSTANCE \"D\" DELETED 100", 1);
            world.await("INSTANCE \"F\" FAULT 100", 2);
        }
        director.getOutputStream().close();
        keepalived.destroy();
        for (World world : worlds) {
            world.await("GROUP \"G\" STOP 0", 1);
            world.await("INSTANCE \"L\" STOP 100", 1);
        }
        assertThat(director.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(keepalived.waitFor(20, TimeUnit.SECONDS)).isTrue();

        assertThat(ours.told()).isEqualTo(theirs.told()).hasSize(6);
        assertThat(new TreeSet<>(ours.lines("said"))).as("arguments of scripts").isEqualTo(new TreeSet<>(theirs.lines("said")))
                .contains("1:startup", "1:shutdown", "2:L lower", "2:D deleted", "6:D any INSTANCE D DELETED 100",
                        "5:G  any GROUP G STOP 0")
                .doesNotContain("2:D stop", "2:F stop");
        assertThat(ours.lines("said")).startsWith("1:startup").endsWith("1:shutdown");
        assertThat(ours.home.resolve("fifo")).doesNotExist();
        assertThat(theirs.home.resolve("fifo")).doesNotExist();
    }

    private void run(String... command) throws IOException, InterruptedException {
        RealProgram.Verdict verdict = RealProgram.run(folder, Map.of(), command);
        assertThat(verdict.exit()).as(String.join(" ", command) + ": " + verdict.output()).isZero();
    }
}
