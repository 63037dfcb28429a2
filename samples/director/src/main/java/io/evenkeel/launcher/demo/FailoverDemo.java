package io.evenkeel.launcher.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import io.evenkeel.core.time.Clock;
import io.evenkeel.launcher.lab.LabHost;
import io.evenkeel.launcher.lab.NetworkLab;
import io.evenkeel.launcher.process.ChildProcess;
import io.evenkeel.launcher.process.Cleanup;
import io.evenkeel.launcher.process.Deadline;
import io.evenkeel.launcher.process.OwnProgram;
import io.evenkeel.launcher.terminal.Story;
import org.jspecify.annotations.Nullable;

/**
 * Two directors share one address, one of them dies hard. Every host is a network namespace, every program a process; the
 * directors are {@code evenkeel run} with the files that the story shows. Needs root.
 */
public final class FailoverDemo {
    private static final String VIRTUAL_ADDRESS = "10.213.0.100";
    private static final String VIRTUAL_NETWORK = VIRTUAL_ADDRESS + "/24";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PAGES = 50;
    private static final int FETCH_MILLIS = 20;
    // Three adverts of 200 ms, and the skew of priority 100: (256 - 100) / 256 of an advert.
    private static final int TAKEOVER_MILLIS = 722;

    private final Story story;
    private final Clock clock;
    private final Cleanup cleanup;
    private final FetchLog fetches;
    private final List<LabHost> directors = new ArrayList<>();
    private final List<LabHost> servers = new ArrayList<>();
    private @Nullable NetworkLab lab;

    /**
     * A demo that has not begun.
     *
     * @param cleanup ends what the demo started; the caller closes it
     */
    public FailoverDemo(Story story, Clock clock, Cleanup cleanup) {
        this.story = story;
        this.clock = clock;
        this.cleanup = cleanup;
        this.fetches = new FetchLog(clock);
    }

    /**
     * Tells the story and leaves everything running.
     *
     * @return whether the address moved there and back, and requests failed only while nobody held it
     */
    public boolean tell() throws InterruptedException {
        story.title("Evenkeel: two directors, one address");
        NetworkLab network = cleanup.closing(new NetworkLab());
        lab = network;
        Path folder = FailoverFiles.folder();
        cleanup.add(() -> FailoverFiles.delete(folder));
        build(network);
        startServers();
        FailoverFiles first = FailoverFiles.write(folder, director(0), 150, VIRTUAL_NETWORK, servers);
        FailoverFiles second = FailoverFiles.write(folder, director(1), 100, VIRTUAL_NETWORK, servers);
        show(first);

        ChildProcess active = elect(first, second);
        startClient(network);
        boolean moved = killActive(active);
        boolean cameBack = comeBack(first);
        conclude(moved && cameBack);
        return moved && cameBack;
    }

    private void build(NetworkLab lab) {
        directors.add(lab.host("d1", "10.213.0.11/24"));
        directors.add(lab.host("d2", "10.213.0.12/24"));
        servers.add(lab.host("web1", "10.213.0.21/24"));
        servers.add(lab.host("web2", "10.213.0.22/24"));
        story.fact("client ----+---- d1   10.213.0.11   priority 150");
        story.fact("           +---- d2   10.213.0.12   priority 100");
        story.fact("           +---- web1 10.213.0.21, web2 10.213.0.22");
        story.aside("Five network namespaces on one bridge; " + VIRTUAL_ADDRESS + " belongs to whichever director is active.");
    }

    private void startServers() throws InterruptedException {
        List<ChildProcess> launched = new ArrayList<>();
        servers.forEach(host -> launched.add(cleanup.closing(WebServerProcess.launch(host.name(), host.address(), 8080, host::inside))));
        for (int i = 0; i < servers.size(); i++) {
            WebServerProcess.ready(servers.get(i).name(), launched.get(i));
        }
    }

    private void show(FailoverFiles files) {
        story.chapter("What each director is told");
        story.file("haproxy.cfg", read(files.haproxy()));
        story.file("keepalived.conf of d1", read(files.keepalived()));
        story.command("evenkeel run -f keepalived.conf -f haproxy.cfg");
    }

    private ChildProcess elect(FailoverFiles first, FailoverFiles second) {
        story.chapter("They elect");
        long start = clock.nanoTime();
        ChildProcess active = startDirector(director(0), first);
        startDirector(director(1), second);
        Deadline.await(clock, PATIENCE, director(0).name() + " to hold " + VIRTUAL_ADDRESS,
                () -> holds(director(0)) && !holds(director(1)));
        story.moment(clock.nanoTime() - start, "d1 is active");
        showAddresses();
        return active;
    }

    private ChildProcess startDirector(LabHost host, FailoverFiles files) {
        List<String> command = OwnProgram.command("run", "-f", files.keepalived().toString(), "-f", files.haproxy().toString());
        return cleanup.closing(host.start(host.name(), command, OwnProgram.environment(false), line -> {}));
    }

    private void startClient(NetworkLab lab) {
        LabHost client = lab.host("client", "10.213.0.30/24");
        List<String> command = OwnProgram.command("fetch", "--every", Integer.toString(FETCH_MILLIS), VIRTUAL_ADDRESS, "80");
        long start = clock.nanoTime();
        cleanup.closing(client.start("client", command, OwnProgram.environment(true), fetches::line));
        story.chapter("A client asks http://" + VIRTUAL_ADDRESS + "/ every " + FETCH_MILLIS + " ms");
        fetches.awaitVia(director(0).address(), PAGES, start, PATIENCE);
        spread(fetches.since(start));
    }

    private boolean killActive(ChildProcess active) {
        story.chapter("The active director dies hard");
        story.aside("d2 takes over " + TAKEOVER_MILLIS + " ms after the last advert that it heard: three of " + FailoverFiles.ADVERT_SECONDS
                + " s missed, and its skew.");
        long killed = clock.nanoTime();
        story.moment(0, "kill -9 " + active.pid() + ": d1's process is gone, with no farewell");
        active.kill();
        FetchLog.Fetch first = fetches.awaitVia(director(1).address(), 1, killed, PATIENCE);
        story.moment(first.nanos() - killed, "the first page by way of d2");
        fetches.awaitVia(director(1).address(), PAGES, killed, PATIENCE);
        showAddresses();
        story.aside("d1 still shows the address because nobody was left to remove it; the switch and the client know better.");
        List<FetchLog.Fetch> after = fetches.since(killed);
        spread(after);
        List<String> lost = FetchLog.failures(after);
        story.fact(
                "lost: " + lost.size() + " of " + after.size() + " requests, all in those " + (first.nanos() - killed) / 1_000_000 + " ms"
                        + lost.stream().findFirst().map(reason -> ": " + reason).orElse(""));
        boolean onlyMeanwhile = FetchLog.failures(fetches.since(first.nanos())).isEmpty();
        if (onlyMeanwhile && holds(director(1))) {
            story.good("d2 has taken over");
        } else {
            story.bad("requests failed after d2 had taken over");
        }
        return onlyMeanwhile;
    }

    private boolean comeBack(FailoverFiles files) {
        story.chapter("The dead one comes back");
        long start = clock.nanoTime();
        startDirector(director(0), files);
        FetchLog.Fetch first = fetches.awaitVia(director(0).address(), 1, start, PATIENCE);
        story.moment(first.nanos() - start, "the first page by way of d1 again: it has the higher priority");
        fetches.awaitVia(director(0).address(), PAGES, start, PATIENCE);
        Deadline.await(clock, PATIENCE, "d2 to give the address back", () -> holds(director(0)) && !holds(director(1)));
        showAddresses();
        List<FetchLog.Fetch> after = fetches.since(start);
        List<String> lost = FetchLog.failures(after);
        if (lost.isEmpty()) {
            story.good("none of " + after.size() + " requests was lost on the way back");
        } else {
            story.fact("lost on the way back: " + lost.size() + " of " + after.size() + " requests: " + lost.getFirst());
        }
        return true;
    }

    private void conclude(boolean good) {
        story.gap();
        if (good) {
            story.good("the address went there and back");
        }
    }

    /** Says what the reader may try while everything is up. */
    public void invite() {
        LabHost visitor = Objects.requireNonNull(lab).host("visitor", "10.213.0.31/24");
        story.gap();
        story.fact("Both directors are still up. Try, in another terminal:");
        story.command(String.join(" ", visitor.inside(List.of("curl", "http://" + VIRTUAL_ADDRESS + "/"))));
    }

    private void spread(List<FetchLog.Fetch> some) {
        var tally = new Tally();
        for (FetchLog.Fetch fetch : some) {
            Page page = fetch.line().page();
            if (page == null) {
                tally.answered("lost");
            } else {
                tally.answered(nameOf(page.askedBy()) + " -> " + page.server());
            }
        }
        story.spread(tally.answers());
    }

    private String nameOf(String address) {
        return directors.stream().filter(host -> host.address().equals(address)).map(LabHost::name).findFirst().orElse(address);
    }

    private void showAddresses() {
        directors.forEach(host -> story.fact(host.name() + "  eth0  " + host.addresses().stream().collect(Collectors.joining("  "))));
    }

    private static boolean holds(LabHost host) {
        return host.addresses().stream().anyMatch(address -> address.startsWith(VIRTUAL_ADDRESS + "/"));
    }

    private LabHost director(int index) {
        return directors.get(index);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
