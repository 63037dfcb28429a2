package io.evenkeel.launcher.demo;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import io.evenkeel.core.Health;
import io.evenkeel.core.time.Clock;
import io.evenkeel.launcher.process.ChildProcess;
import io.evenkeel.launcher.process.Cleanup;
import io.evenkeel.launcher.process.Deadline;
import io.evenkeel.launcher.terminal.Story;
import org.jspecify.annotations.Nullable;

/**
 * Three web servers, a director before them, and what happens when one of the servers dies. Needs no privilege: all is on
 * loopback.
 */
public final class LocalDemo {
    private static final List<String> NAMES = List.of("web1", "web2", "web3");
    private static final int BURST = 400;
    private static final int TCP_BURST = 80;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Story story;
    private final Clock clock;
    private final Cleanup cleanup;
    private final HealthLog health;
    private final Tally everything = new Tally();
    private final Map<String, WebServerProcess> servers = new LinkedHashMap<>();
    // Written by the story, read by the visitors.
    private final Set<Long> pids = ConcurrentHashMap.newKeySet();

    private @Nullable InetSocketAddress httpAddress;

    /**
     * A demo that has not begun.
     *
     * @param cleanup ends what the demo started; the caller closes it
     */
    public LocalDemo(Story story, Clock clock, Cleanup cleanup) {
        this.story = story;
        this.clock = clock;
        this.cleanup = cleanup;
        this.health = new HealthLog(clock);
    }

    /**
     * Tells the story and leaves everything running.
     *
     * @param http the port asked for; without one 8080, or any when that is taken
     * @param tcp the same, for 8081
     * @return whether every request was answered by a server of ours
     */
    public boolean tell(OptionalInt http, OptionalInt tcp) throws InterruptedException {
        DemoPort httpPort = DemoPort.choose(http, 8080);
        DemoPort tcpPort = DemoPort.choose(tcp, 8081);
        story.title("Evenkeel: one director, three web servers");
        startServers();
        DemoDirector director = cleanup
                .closing(DemoDirector.start(List.copyOf(servers.values()), httpPort.number(), tcpPort.number(), health));
        httpAddress = director.http();
        introduce(director, httpPort, tcpPort);
        Deadline.await(clock, PATIENCE, "the checks to find every server up", director::allUp);
        var clients = new Visitors(director.http(), true, this::genuine);
        spread(clients);
        killOne(clients);
        bringItBack(clients);
        overTcp(director.tcp());
        return conclude();
    }

    private void startServers() throws InterruptedException {
        List<ChildProcess> launched = NAMES.stream()
                .map(name -> cleanup.closing(WebServerProcess.launch(name, "127.0.0.1", 0, command -> command))).toList();
        for (int i = 0; i < launched.size(); i++) {
            enlist(WebServerProcess.ready(NAMES.get(i), launched.get(i)));
        }
    }

    private void enlist(WebServerProcess server) {
        servers.put(server.name(), server);
        pids.add(server.process().pid());
    }

    private boolean genuine(Page page) {
        return NAMES.contains(page.server()) && pids.contains(page.pid());
    }

    private void introduce(DemoDirector director, DemoPort http, DemoPort tcp) {
        servers.values().forEach(server -> story.fact(String.format("%-9s %s   process %d%s", server.name(), server.endpoint(),
                server.process().pid(), server.name().equals(NAMES.getFirst()) ? ", weight 2" : "")));
        story.fact("director  " + text(director.http()) + " for HTTP" + instead(http) + ", " + text(director.tcp()) + " for TCP"
                + instead(tcp));
        story.aside("It checks each server every " + DemoDirector.CHECK_INTERVAL.toMillis()
                + " ms; two failures take it out, two successes take it back.");
    }

    private static String instead(DemoPort port) {
        return port.taken() == 0 ? "" : " (" + port.taken() + " is taken)";
    }

    private void spread(Visitors clients) throws InterruptedException {
        story.chapter(BURST + " requests");
        long start = clock.nanoTime();
        Tally tally = clients.burst(BURST);
        long nanos = clock.nanoTime() - start;
        story.spread(tally.answers());
        report(tally, "answered in " + nanos / 1_000_000 + " ms, spread by weight 2 : 1 : 1");
    }

    private void killOne(Visitors clients) throws InterruptedException {
        WebServerProcess victim = victim();
        long pid = victim.process().pid();
        story.chapter("One server dies while requests go on");
        Visitors.Visit visit = clients.visit();
        awaitRequests(visit, 100);
        int before = visit.soFar();
        health.forget();
        long killed = clock.nanoTime();
        victim.process().kill();
        pids.remove(pid);
        story.moment(0, "kill -9 " + pid + ": " + victim.name() + " is gone");
        HealthLog.Entry down = health.await(victim.name(), Health.DOWN, PATIENCE);
        int unnoticed = visit.soFar() - before;
        story.moment(down.nanos() - killed, "the check takes " + victim.name() + " out: " + down.reason());
        story.aside("           Until then " + unnoticed + " requests came in; those that met the dead server were given to another one.");
        awaitRequests(visit, unnoticed + before + 200);
        Tally tally = visit.end();
        story.moment(clock.nanoTime() - killed, "so far:");
        story.spread(tally.answers());
        report(tally, "answered while " + victim.name() + " died");
    }

    private void bringItBack(Visitors clients) throws InterruptedException {
        WebServerProcess dead = victim();
        story.chapter("The server comes back");
        Visitors.Visit visit = clients.visit();
        health.forget();
        long start = clock.nanoTime();
        ChildProcess process = cleanup
                .closing(WebServerProcess.launch(dead.name(), "127.0.0.1", dead.address().getPort(), command -> command));
        pids.add(process.pid());
        enlist(WebServerProcess.ready(dead.name(), process));
        story.moment(clock.nanoTime() - start, dead.name() + " listens again, process " + process.pid());
        HealthLog.Entry up = health.await(dead.name(), Health.UP, PATIENCE);
        story.moment(up.nanos() - start, "the check takes " + dead.name() + " back: " + up.reason());
        Tally meanwhile = visit.end();
        Tally tally = clients.burst(BURST);
        story.spread(tally.answers());
        tally.add(meanwhile);
        report(tally, "answered while it came back and after");
    }

    private void overTcp(InetSocketAddress address) throws InterruptedException {
        story.chapter("The same servers over TCP: " + TCP_BURST + " connections");
        Tally tally = new Visitors(address, false, this::genuine).burst(TCP_BURST);
        story.spread(tally.answers());
        report(tally, "answered");
    }

    private boolean conclude() {
        story.gap();
        boolean perfect = everything.failed() == 0 && everything.answered() > 0;
        String sum = everything.answered() + " of " + everything.total() + " requests answered by one of the servers";
        if (perfect) {
            story.good(sum + ", none failed");
        } else {
            story.bad(sum);
        }
        return perfect;
    }

    /** Says what the reader may try while everything is up. */
    public void invite() {
        story.gap();
        story.fact("The director is still up. Try, in another terminal:");
        story.command("curl http://" + text(Objects.requireNonNull(httpAddress)) + "/");
        story.command("kill -9 " + victim().process().pid() + "     # " + victim().name());
    }

    private void report(Tally tally, String what) {
        everything.add(tally);
        if (tally.failed() == 0) {
            story.good(tally.answered() + " requests " + what + ", 0 failed");
        } else {
            story.bad(tally.failed() + " of " + tally.total() + " requests failed: " + tally.failures().entrySet().stream()
                    .map(failure -> failure.getKey() + " (" + failure.getValue() + ")").collect(Collectors.joining(", ")));
        }
    }

    private void awaitRequests(Visitors.Visit visit, int count) {
        Deadline.await(clock, PATIENCE, count + " requests", () -> visit.soFar() >= count);
    }

    private WebServerProcess victim() {
        return new ArrayList<>(servers.values()).get(1);
    }

    private static String text(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
