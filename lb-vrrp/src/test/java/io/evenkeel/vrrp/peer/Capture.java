package io.evenkeel.vrrp.peer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Everything that crosses the lab's bridge, as tcpdump understands it. */
final class Capture {
    private final Process process;
    private final Path file;

    private Capture(Process process, Path file) {
        this.process = process;
        this.file = file;
    }

    static Capture start(Lab lab, Path folder) throws Exception {
        Path file = folder.resolve("lab.pcap");
        Path log = folder.resolve("tcpdump.log");
        Process process = lab.start(lab.hub(), log,
                List.of("tcpdump", "-Z", "root", "-U", "-p", "-i", "br0", "-w", file.toString(), "ip proto 112 or ip proto 51 or"
                        + " ip6 proto 112 or arp or icmp6"));
        Lab.await("tcpdump listens", () -> read(log).contains("listening on"));
        return new Capture(process, file);
    }

    /** What tcpdump says of all frames, one line each; those of the lab's end are in it. */
    List<String> decode() throws Exception {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
        return Lab.run("tcpdump", "-vvv", "-n", "-e", "-r", file.toString()).replaceAll("\n\\s+", " ").lines().toList();
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (java.io.IOException e) {
            return "";
        }
    }
}
