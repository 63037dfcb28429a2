package io.evenkeel.vrrp.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;

import io.evenkeel.vrrp.RouterState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our engine and keepalived share a virtual router on one bridge. */
@Tag("peer")
class KeepalivedPeerTest {
    private static final String FLOATING = "10.9.0.100";
    private static final String WITH_PREFIX = FLOATING + "/24";

    @TempDir
    Path folder;
    private Lab lab;
    private String ours;
    private String theirs;

    @BeforeAll
    static void isPossible() {
        Lab.assumePossible();
    }

    @BeforeEach
    void build() throws Exception {
        lab = new Lab();
        ours = lab.host("ours", "10.9.0.1/24");
        theirs = lab.host("theirs", "10.9.0.2/24");
    }

    @AfterEach
    void tearDown() throws Exception {
        lab.close();
    }

    @ParameterizedTest
    @CsvSource({"2, 1000, s3cret", "2, 1000, -", "3, 100, -"})
    void keepalivedTakesOverFromUsAndYieldsWhenWeReturn(int version, long interval, String password) throws Exception {
        Keepalived keepalived = Keepalived.start(lab, theirs, folder, version, 100, interval, WITH_PREFIX, password);
        OurEngine engine = OurEngine.start(lab, ours, folder, version, 150, interval, WITH_PREFIX, password);
        Lab.await("our higher priority wins", () -> engine.is(RouterState.ACTIVE) && lab.holds(ours, FLOATING)
                && !lab.holds(theirs, FLOATING));

        engine.kill();
        Lab.await("keepalived takes over from the dead", () -> lab.holds(theirs, FLOATING));
        assertThat(lab.holds(ours, FLOATING)).as("what was killed leaves its address").isTrue();

        OurEngine returned = OurEngine.start(lab, ours, folder, version, 150, interval, WITH_PREFIX, password);
        Lab.await("we preempt", () -> returned.is(RouterState.ACTIVE) && lab.holds(ours, FLOATING)
                && !lab.holds(theirs, FLOATING));
        assertThat(returned.output()).contains("removed " + WITH_PREFIX + ", which an earlier run had left behind");

        returned.stop();
        Lab.await("keepalived takes over from the stopped",
                () -> lab.holds(theirs, FLOATING) && !lab.holds(ours, FLOATING));
        assertThat(keepalived.output()).contains("received priority 0 advertisement");
        keepalived.stop();
        assertNoComplaint(keepalived);
    }

    @ParameterizedTest
    @CsvSource({"2, 1000, s3cret, 3613", "3, 100, -, 361"})
    void weTakeOverFromKeepalivedAndYieldWhenItReturns(int version, long interval, String password, long patienceMillis)
            throws Exception {
        OurEngine engine = OurEngine.start(lab, ours, folder, version, 99, interval, WITH_PREFIX, password);
        Lab.await("we run", () -> engine.is(RouterState.ACTIVE));
        Keepalived keepalived = Keepalived.start(lab, theirs, folder, version, 150, interval, WITH_PREFIX, password);
        Lab.await("keepalived's higher priority wins", () -> engine.is(RouterState.BACKUP) && lab.holds(theirs, FLOATING)
                && !lab.holds(ours, FLOATING));
        assertNoComplaint(keepalived);
        String client = lab.host("client", "10.9.0.3/24");
        Lab.run("ip", "netns", "exec", client, "ping", "-c", "1", "-W", "5", FLOATING);
        assertThat(lab.isNeighbour(client, FLOATING, theirs)).isTrue();

        long killedAt = keepalived.kill();
        Lab.await("we take over", () -> engine.is(RouterState.ACTIVE) && lab.holds(ours, FLOATING));
        Lab.await("neighbours hear of it", () -> lab.isNeighbour(client, FLOATING, ours));
        long detection = engine.lastTransitionMillis() - killedAt;
        System.out.println("version " + version + ", interval " + interval + " ms: took over " + detection
                + " ms after the kill");
        assertThat(detection).isBetween(patienceMillis - interval - 50, patienceMillis + 250);

        Lab.run("ip", "-n", theirs, "addr", "del", WITH_PREFIX, "dev", "eth0"); // keepalived's leftover
        Keepalived returned = Keepalived.start(lab, theirs, folder, version, 150, interval, WITH_PREFIX, password);
        Lab.await("keepalived preempts", () -> engine.is(RouterState.BACKUP) && lab.holds(theirs, FLOATING)
                && !lab.holds(ours, FLOATING));

        returned.stop();
        Lab.await("we take over from the stopped", () -> engine.is(RouterState.ACTIVE) && lab.holds(ours, FLOATING));
        assertThat(engine.output()).contains("10.9.0.2 resigned").doesNotContain("WARN", "ERROR");
        assertNoComplaint(returned);
    }

    @ParameterizedTest
    @CsvSource({"2, 1000, s3cret"})
    void aPulledPlugMovesTheAddressAndBack(int version, long interval, String password) throws Exception {
        Keepalived keepalived = Keepalived.start(lab, theirs, folder, version, 100, interval, WITH_PREFIX, password);
        OurEngine engine = OurEngine.start(lab, ours, folder, version, 150, interval, WITH_PREFIX, password);
        Lab.await("our higher priority wins", () -> engine.is(RouterState.ACTIVE) && !lab.holds(theirs, FLOATING));

        lab.plug("ours", false);
        Lab.await("we let go", () -> engine.is(RouterState.INITIALIZE) && !lab.holds(ours, FLOATING));
        Lab.await("keepalived takes over", () -> lab.holds(theirs, FLOATING));

        lab.plug("ours", true);
        Lab.await("we come back", () -> engine.is(RouterState.ACTIVE) && lab.holds(ours, FLOATING)
                && !lab.holds(theirs, FLOATING));
        keepalived.stop();
        assertNoComplaint(keepalived);
    }

    @Test
    void withoutPrivilegesItSaysWhichAndHow() throws Exception {
        assertThat(OurEngine.refusal(lab, ours, folder, "--bounding-set=-net_raw")).isEqualTo("REFUSED VRRP on eth0 needs"
                + " CAP_NET_RAW (socket: EPERM); run as root or grant it, e.g. AmbientCapabilities=CAP_NET_RAW CAP_NET_ADMIN"
                + " in the systemd unit\n");
        assertThat(OurEngine.refusal(lab, ours, folder, "--bounding-set=-net_admin")).isEqualTo("REFUSED VRRP on eth0 needs"
                + " CAP_NET_ADMIN to add addresses; run as root or grant it, e.g. AmbientCapabilities=CAP_NET_RAW"
                + " CAP_NET_ADMIN in the systemd unit\n");
    }

    @Test
    void withoutTheInterfaceOrAnAddressItSaysSo() throws Exception {
        Lab.run("ip", "-n", ours, "addr", "flush", "dev", "eth0");
        assertThat(OurEngine.refusal(lab, ours, folder)).isEqualTo("REFUSED vrid 51 on eth0: eth0 has no IPv4 address of its"
                + " own to advertise from; give it one, or set sourceAddress\n");
        Lab.run("ip", "-n", ours, "link", "delete", "eth0");
        assertThat(OurEngine.refusal(lab, ours, folder)).isEqualTo(
                "REFUSED VRRP on eth0: there is no such interface; 'ip link' shows those there are\n");
    }

    private static void assertNoComplaint(Keepalived keepalived) {
        assertThat(keepalived.output().toLowerCase(Locale.ROOT)).contains("entering master state").doesNotContain("invalid",
                "checksum", "error", "warning", "wrong", "mismatch", "not present", "unknown", "bogus", "drop", "truncat");
    }
}
