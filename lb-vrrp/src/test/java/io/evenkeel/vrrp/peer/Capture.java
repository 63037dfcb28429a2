package io.evenkeel.vrrp.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everything that crosses the lab's bridge, as tcpdump and tshark understand it. */
final class Capture {
    private static final Pattern ADVERT = Pattern.compile("(?m)^([\\d.]+) IP6? (\\S+) > \\S+: .*vrid (\\d+),");

    private final Process process;
    private final Path file;

    private Capture(Process process, Path file) {
        this.process = process;
        this.file = file;
    }

    static Capture start(Lab lab, Path folder) throws Exception {
        return start(lab, folder, "br0", "ip proto 112 or ip proto 51 or ip6 proto 112 or arp or icmp6");
    }

    /** What {@code filter} lets through of what crosses one interface of the bridge's namespace. */
    static Capture start(Lab lab, Path folder, String device, String filter) throws Exception {
        Path file = folder.resolve("lab.pcap");
        Path log = folder.resolve("tcpdump.log");
        Process process = lab.start(lab.hub(), log,
                List.of("tcpdump", "-Z", "root", "-U", "--immediate-mode", "-B", "16384", "-s", "512", "-p", "-i", device, "-w",
                        file.toString(), filter));
        Lab.await("tcpdump listens", () -> read(log).contains("listening on"));
        return new Capture(process, file);
    }

    /** An advertisement, and when it crossed the bridge, in seconds. */
    record Advert(double seconds, String source, int virtualRouterId) {}

    /** Ends the capture, and gives the advertisements without authentication header, in their order. */
    List<Advert> adverts() throws Exception {
        stop();
        var adverts = new ArrayList<Advert>();
        Matcher advert = ADVERT.matcher(Lab.run("tcpdump", "-tt", "-n", "-r", file.toString(), "ip proto 112 or ip6 proto 112"));
        while (advert.find()) {
            adverts.add(new Advert(Double.parseDouble(advert.group(1)), advert.group(2), Integer.parseInt(advert.group(3))));
        }
        return adverts;
    }

    private void stop() throws InterruptedException {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    /** What tcpdump says of all frames, one line each; those of the lab's end are in it. */
    List<String> decode() throws Exception {
        stop();
        return Lab.run("tcpdump", "-vvv", "-n", "-e", "-r", file.toString()).replaceAll("\n\\s+", " ").lines().toList();
    }

    /** What tshark finds wrong with all frames: malformed ones, bad checksums and other warnings, one line each. */
    List<String> complaints() throws Exception {
        stop();
        // that an address is found with another host is what all this is about
        Process process = new ProcessBuilder("tshark", "-n", "-r", file.toString(), "-o", "arp.detect_duplicate_ips:FALSE", "-o",
                "ip.check_checksum:TRUE", "-Y",
                "_ws.malformed || _ws.expert.severity >= Warning || vrrp.checksum.status == Bad || ip.checksum.status == Bad",
                "-T", "fields", "-e", "frame.number", "-e", "_ws.col.Source", "-e", "_ws.col.Protocol", "-e", "_ws.expert.message")
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("tshark cannot read " + file);
        }
        return output.lines().toList();
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "";
        }
    }
}
