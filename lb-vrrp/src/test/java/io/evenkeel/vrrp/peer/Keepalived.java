package io.evenkeel.vrrp.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** keepalived as a process in a namespace. */
final class Keepalived {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Process process;
    private final Path log;
    private final Path parentPid;
    private final Path childPid;

    private Keepalived(Process process, Path log, Path parentPid, Path childPid) {
        this.process = process;
        this.log = log;
        this.parentPid = parentPid;
        this.childPid = childPid;
    }

    static Keepalived start(Lab lab, Lab.Host host, Path folder, List<RouterSpec> routers) throws Exception {
        var text = new StringBuilder();
        routers.forEach(router -> text.append(router.forKeepalived(host.address(router.isIpv6()),
                host.peerAddress(router.isIpv6()))));
        return start(lab, host, folder, text.toString(), "-r", "vrrp");
    }

    /** One that speaks BFD alone. */
    static Keepalived startBfd(Lab lab, Lab.Host host, Path folder, String text) throws Exception {
        return start(lab, host, folder, text, "-b", "bfd");
    }

    private static Keepalived start(Lab lab, Lab.Host host, Path folder, String text, String pidOption, String child)
            throws Exception {
        String tag = "keepalived-" + COUNT.incrementAndGet();
        Path config = folder.resolve(tag + ".conf");
        Files.writeString(config, text);
        Path log = folder.resolve(tag + ".log");
        Path parentPid = folder.resolve(tag + ".pid");
        Path childPid = folder.resolve(tag + "-" + child + ".pid");
        Process process = lab.start(host.namespace(), log, List.of("keepalived", "-n", "-l", "-D", "-G", "-P", "-f",
                config.toString(), "-p", parentPid.toString(), pidOption, childPid.toString()));
        Lab.await("keepalived runs", () -> Files.exists(childPid));
        return new Keepalived(process, log, parentPid, childPid);
    }

    /** The number of the process that speaks VRRP, or BFD. */
    long process() throws IOException {
        return Long.parseLong(Files.readString(childPid).strip());
    }

    /** No goodbye. The parent is held first, lest it starts another child. Returns when, milliseconds of the time of day. */
    long kill() throws Exception {
        String parent = Files.readString(parentPid).strip();
        String child = Files.readString(childPid).strip();
        Lab.run("kill", "-STOP", parent);
        Lab.run("kill", "-KILL", child);
        long killedAt = System.currentTimeMillis();
        Lab.run("kill", "-KILL", parent);
        process.waitFor();
        return killedAt;
    }

    /** With a goodbye. */
    void stop() throws Exception {
        Lab.run("kill", "-TERM", Files.readString(parentPid).strip());
        process.waitFor(10, TimeUnit.SECONDS);
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
