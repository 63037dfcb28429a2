package io.evenkeel.vrrp.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.evenkeel.vrrp.RouterState;
import io.evenkeel.vrrp.VirtualRouterBuilder;
import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.VrrpEngine;
import io.evenkeel.vrrp.bfd.BfdSpeaker;
import io.evenkeel.vrrp.bfd.BfdTracker;
import io.evenkeel.vrrp.bfd.protocol.BfdDropReason;
import io.evenkeel.vrrp.bfd.protocol.BfdPath;
import io.evenkeel.vrrp.bfd.protocol.BfdSessionConfig;
import io.evenkeel.vrrp.spi.VrrpException;
import io.evenkeel.vrrp.track.Reading;
import io.evenkeel.vrrp.track.Tracker;
import io.evenkeel.vrrp.track.Tracking;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Our BFD with keepalived's, and with itself, between network namespaces. */
@Tag("peer")
@Timeout(60)
class BfdPeerTest {
    private static final Duration PACE = Duration.ofMillis(50);
    private static final int MULTIPLIER = 5;
    private static final long DETECTION_MILLIS = 250;
    /** Seven JVMs may share two processors. */
    private static final long SLACK_MILLIS = 400;

    @TempDir
    Path folder;
    private Lab lab;
    private Lab.Host ours;
    private Lab.Host theirs;
    private final List<Tracker.Watch> watches = new ArrayList<>();
    private final Map<String, Reading> readings = new ConcurrentHashMap<>();
    private final Map<String, Long> changedAtMillis = new ConcurrentHashMap<>();

    @BeforeAll
    static void isPossible() {
        Lab.assumePossible();
    }

    @BeforeEach
    void build() throws Exception {
        lab = new Lab();
        ours = lab.host("ours", 1);
        theirs = lab.host("theirs", 2);
        for (Lab.Host host : List.of(ours, theirs)) {
            Lab.run("ip", "-n", host.namespace(), "addr", "add", "2001:db8::" + host.number() + "/64", "dev", "eth0", "nodad");
            Lab.run("ip", "-n", host.namespace(), "addr", "add", "2001:db8::9" + host.number() + "/64", "dev", "eth0", "nodad");
        }
    }

    @AfterEach
    void tearDown() throws Exception {
        watches.forEach(Tracker.Watch::close);
        lab.close();
    }

    private static String instance(String name, String neighbour, String source, String more) {
        return "bfd_instance " + name + " {\n neighbor_ip " + neighbour + "\n source_ip " + source + "\n min_rx 50\n min_tx 50\n " + more
                + "\n}\n";
    }

    private static BfdTracker tracker(String name, String neighbour, String source, BfdPath path) {
        return new BfdTracker(name, BfdSessionConfig.with(neighbour).from(source).every(PACE, MULTIPLIER).over(path));
    }

    private void watch(Lab.Host host, BfdTracker tracker) throws Exception {
        Lab.inside(host.namespace(), () -> watches.add(tracker.start(reading -> {
            readings.put(tracker.name(), reading);
            changedAtMillis.put(tracker.name(), System.currentTimeMillis());
        })));
    }

    private boolean is(Reading reading, String... names) {
        return List.of(names).stream().allMatch(name -> reading.equals(readings.get(name)));
    }

    @Test
    void keepalivedsDeathIsNoticedWithinTheDetectionTimeAndRoutersFollow() throws Exception {
        Capture capture = Capture.start(lab, folder, ours.name(), "udp port 3784");
        var four = tracker("four", "10.9.0.2", "10.9.0.1", BfdPath.SINGLE_HOP);
        var six = tracker("six", "2001:db8::2", "2001:db8::1", BfdPath.SINGLE_HOP);
        watch(ours, four);
        watch(ours, six);
        watch(ours, tracker("default64", "2001:db8::92", "2001:db8::91", new BfdPath(BfdPath.SINGLE_HOP_PORT, 64, 0)));
        VrrpEngine engine = VrrpEngine.builder()
                .router(router(51).track(Tracking.of(four).weight(20)).build())
                .router(router(52).track(six).build())
                .router(router(53).track(Tracking.of(six).weight(-30).reverse()).build())
                .build();
        Lab.inside(ours.namespace(), () -> engine.start().block());
        assertThat(states(engine)).as("down until the session is up").containsExactly(RouterState.BACKUP, RouterState.FAULT,
                RouterState.BACKUP);
        assertThat(priorities(engine)).containsExactly(100, 100, 130);

        Keepalived keepalived = Keepalived.startBfd(lab, theirs, folder, instance("four", "10.9.0.1", "10.9.0.2", "")
                + instance("six", "2001:db8::1", "2001:db8::2", "hoplimit 255")
                + instance("default64", "2001:db8::91", "2001:db8::92", "passive"));
        Lab.await("sessions are up", () -> is(new Reading.Up(), "four", "six", "default64"));
        Lab.await("routers follow", () -> states(engine).equals(List.of(RouterState.ACTIVE, RouterState.ACTIVE, RouterState.ACTIVE)));
        assertThat(priorities(engine)).containsExactly(120, 100, 100);
        for (String name : List.of("four", "six", "default64")) {
            Lab.await("keepalived says so", () -> keepalived.output().contains("(" + name + ") Entering Up state"));
        }
        assertThat(keepalived.output()).doesNotContain("Entering Down", "iscard", "rror", "nvalid", "nexpected", "ismatch");

        long killedAt = keepalived.kill();
        Lab.await("sessions are down", () -> is(new Reading.Down(), "four", "six", "default64"));
        changedAtMillis.forEach((name, at) -> {
            System.out.println("BFD session " + name + " was down " + (at - killedAt) + " ms after the kill");
            assertThat(at - killedAt).as(name).isBetween(DETECTION_MILLIS - PACE.toMillis() - 10, DETECTION_MILLIS + SLACK_MILLIS);
        });
        Lab.await("routers follow", () -> states(engine).equals(List.of(RouterState.ACTIVE, RouterState.FAULT, RouterState.ACTIVE)));
        assertThat(priorities(engine)).containsExactly(100, 100, 130);

        Keepalived returned = Keepalived.startBfd(lab, theirs, folder, instance("four", "10.9.0.1", "10.9.0.2", ""));
        Lab.await("the session is up again", () -> is(new Reading.Up(), "four"));
        engine.stop().block();
        watches.forEach(Tracker.Watch::close);
        Lab.await("keepalived hears our goodbye", () -> returned.output().contains("(four) Entering AdminDown state")
                || returned.output().contains("(four) Entering Down state"));
        assertThat(readings).as("nobody is told of our own end").containsEntry("four", new Reading.Up());
        returned.stop();
        assertWellFormed(capture);
    }

    private static VirtualRouterBuilder router(int number) {
        return VirtualRouterConfig.builder(number).on("eth0").version(3).advertisementInterval(Duration.ofMillis(100))
                .address("10.9.0.1" + number + "/24");
    }

    private static List<RouterState> states(VrrpEngine engine) {
        return engine.status().stream().map(status -> status.state()).toList();
    }

    private static List<Integer> priorities(VrrpEngine engine) {
        return engine.status().stream().map(status -> status.priority()).toList();
    }

    private static void assertWellFormed(Capture capture) throws Exception {
        List<String> frames = capture.decode();
        assertThat(frames).hasSizeGreaterThan(20).filteredOn(frame -> !frame.startsWith("reading from"))
                .allSatisfy(frame -> assertThat(frame).contains("BFDv1", "Control, State")
                        .doesNotContain("[|", "invalid", "unknown"));
        assertThat(frames).filteredOn(frame -> frame.contains("10.9.0.1.")).anyMatch(frame -> frame.contains("tos 0xc0, ttl 255"));
    }

    @Test
    void sessionsCrossRoutersWhenTheyMay() throws Exception {
        Lab.Host router = lab.host("router", 3);
        Lab.run("ip", "netns", "exec", router.namespace(), "sysctl", "-q", "net.ipv4.ip_forward=1", "net.ipv4.conf.all.send_redirects=0",
                "net.ipv4.conf.eth0.send_redirects=0");
        for (Lab.Host host : List.of(ours, theirs)) {
            String far = "10.99." + host.number();
            Lab.run("ip", "-n", host.namespace(), "addr", "add", far + ".1/32", "dev", "lo");
            Lab.run("ip", "-n", host.namespace(), "addr", "add", far + ".2/32", "dev", "lo");
            Lab.run("ip", "-n", router.namespace(), "route", "add", far + ".0/24", "via", host.address(false));
            Lab.run("ip", "-n", host.namespace(), "route", "add", "10.99.0.0/16", "via", "10.9.0.3");
        }
        Keepalived keepalived = Keepalived.startBfd(lab, theirs, folder, instance("far", "10.99.1.1", "10.99.2.1", "max_hops 1")
                + instance("near", "10.99.1.2", "10.99.2.2", "max_hops 1"));
        watch(ours, tracker("far", "10.99.2.1", "10.99.1.1", new BfdPath(BfdPath.SINGLE_HOP_PORT, 255, 1)));
        watch(ours, tracker("near", "10.99.2.2", "10.99.1.2", BfdPath.SINGLE_HOP));
        watch(ours, tracker("one", "10.99.2.1", "10.99.1.1", BfdPath.multihop(1)));
        watch(theirs, tracker("two", "10.99.1.1", "10.99.2.1", BfdPath.multihop(1)));

        Lab.await("sessions are up", () -> is(new Reading.Up(), "far", "one", "two"));
        Lab.inside(ours.namespace(), () -> Lab.await("one that came too far is dropped",
                () -> BfdSpeaker.here().dropped().containsKey(BfdDropReason.HOPS)));
        assertThat(readings).containsEntry("near", new Reading.Down());
        keepalived.kill();
        Lab.await("the session is down", () -> is(new Reading.Down(), "far"));
        assertThat(readings).containsEntry("one", new Reading.Up());
    }

    @Test
    void anotherProgramThatSpeaksBfdIsSaid() throws Exception {
        Lab.inside(ours.namespace(), () -> {
            var tracker = new BfdTracker("test", BfdSessionConfig.with("10.9.0.2"));
            try (var other = new DatagramSocket(3784)) {
                assertThat(other.isBound()).isTrue();
                assertThatThrownBy(() -> tracker.start(reading -> {})).isInstanceOf(VrrpException.class)
                        .hasMessage("BFD needs UDP port 3784 (IPv4), which another program has; stop its BFD");
            }
            tracker.start(reading -> {}).close();
        });
    }
}
