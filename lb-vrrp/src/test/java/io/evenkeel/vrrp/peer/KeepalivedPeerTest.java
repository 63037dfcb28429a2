package io.evenkeel.vrrp.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import io.evenkeel.vrrp.RouterState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our engine and keepalived share virtual routers on one bridge, one in each mode that people run. */
@Tag("peer")
@Timeout(120)
class KeepalivedPeerTest {
    private static final List<RouterSpec> MODES = List.of(RouterSpec.v2("v2plain", 51),
            RouterSpec.v2("v2pass", 52).secret("PASS:s3cret"), RouterSpec.v2("v2ah", 53).secret("AH:s3cret"),
            RouterSpec.v2("v2unicast", 54).unicast(), RouterSpec.v3("v3fast", 55), RouterSpec.v3("v3slow", 56).interval(1000),
            RouterSpec.v3("v3six", 57).ipv6(), RouterSpec.v3("v3unicast", 58).unicast(),
            RouterSpec.v3("v3mac", 59).virtualMac(), RouterSpec.v3("v3macsix", 60).ipv6().virtualMac(),
            RouterSpec.v2("v2mac", 61).virtualMac());

    @TempDir
    Path folder;
    private Lab lab;
    private Lab.Host ours;
    private Lab.Host theirs;

    @BeforeAll
    static void isPossible() {
        Lab.assumePossible();
        Lab.assumeInstalled("/usr/bin/tshark");
    }

    @BeforeEach
    void build() throws Exception {
        lab = new Lab();
        ours = lab.host("ours", 1);
        theirs = lab.host("theirs", 2);
    }

    @AfterEach
    void tearDown() throws Exception {
        lab.close();
    }

    private static List<RouterSpec> withPriority(int priority) {
        return MODES.stream().map(router -> router.priority(priority)).toList();
    }

    @Test
    void keepalivedTakesOverFromUsAndYieldsWhenWeReturn() throws Exception {
        Capture capture = Capture.start(lab, folder);
        List<RouterSpec> mine = withPriority(150);
        Keepalived keepalived = Keepalived.start(lab, theirs, folder, withPriority(100));
        OurEngine engine = OurEngine.start(lab, ours, folder, mine);
        Lab.await("our higher priority wins", () -> engine.areAll(RouterState.ACTIVE, mine) && lab.holdsAll(ours, mine)
                && lab.holdsNone(theirs, mine));

        engine.kill();
        long killedAt = System.nanoTime();
        Lab.await("keepalived takes over from the dead", () -> lab.holdsAll(theirs, mine));
        Lab.await("the addresses of the killed go by themselves", () -> lab.holdsNone(ours, mine));
        long goneAfterMillis = (System.nanoTime() - killedAt) / 1_000_000;
        System.out.println("addresses of a killed JVM were gone after " + goneAfterMillis + " ms");
        assertThat(goneAfterMillis).isLessThan(10_000);

        OurEngine returned = OurEngine.start(lab, ours, folder, mine);
        Lab.await("we preempt", () -> returned.areAll(RouterState.ACTIVE, mine) && lab.holdsAll(ours, mine)
                && lab.holdsNone(theirs, mine));

        returned.stop();
        Lab.await("keepalived takes over from the stopped", () -> lab.holdsAll(theirs, mine) && lab.holdsNone(ours, mine));
        assertThat(returned.output()).doesNotContain("WARN", "ERROR");
        assertThat(Lab.run("ip", "-n", ours.namespace(), "link")).as("no macvlan is left").doesNotContain("vrrp");
        assertThat(sysctl(ours, "net.ipv4.conf.eth0.arp_ignore")).isEqualTo("0");
        for (RouterSpec router : mine) {
            assertThat(keepalived.output()).contains("(" + router.name() + ") Backup received priority 0 advertisement");
        }
        keepalived.stop();
        assertNoComplaint(keepalived);
        assertNothingMalformed(capture);
    }

    @Test
    void weTakeOverFromKeepalivedAndYieldWhenItReturns() throws Exception {
        Capture capture = Capture.start(lab, folder);
        List<RouterSpec> mine = withPriority(99);
        Lab.Host client = lab.host("client", 3);
        Lab.run("ip", "-n", client.namespace(), "addr", "add", "2001:db8::3/64", "dev", "eth0", "nodad");
        OurEngine engine = OurEngine.start(lab, ours, folder, mine);
        Lab.await("we run", () -> engine.areAll(RouterState.ACTIVE, mine));
        Keepalived keepalived = Keepalived.start(lab, theirs, folder, withPriority(150));
        Lab.await("keepalived's higher priority wins", () -> engine.areAll(RouterState.BACKUP, mine)
                && lab.holdsAll(theirs, mine) && lab.holdsNone(ours, mine));
        assertNoComplaint(keepalived);
        for (RouterSpec router : mine) {
            ping(client, router.address());
        }

        long killedAt = keepalived.kill();
        Lab.await("we take over", () -> engine.areAll(RouterState.ACTIVE, mine) && lab.holdsAll(ours, mine));
        for (RouterSpec router : mine) {
            String hardwareAddress = router.hasVirtualMac()
                    ? String.format(Locale.ROOT, "00:00:5e:00:0%d:%02x", router.isIpv6() ? 2 : 1, router.virtualRouterId())
                    : lab.hardwareAddress(ours);
            Lab.await("neighbours find " + router.name() + " with us",
                    () -> lab.neighbour(client, router.address()).contains(hardwareAddress));
            long silence = engine.lastTransitionMillis(router) - killedAt;
            System.out.println(router.name() + ": took over " + silence + " ms after the kill");
            assertThat((double) silence).as(router.name()).isBetween(router.patienceMillis() - router.intervalMillis() - 50,
                    router.patienceMillis() + 700);
        }

        removeLeftovers(theirs, mine);
        Keepalived returned = Keepalived.start(lab, theirs, folder, withPriority(150));
        Lab.await("keepalived preempts", () -> engine.areAll(RouterState.BACKUP, mine) && lab.holdsAll(theirs, mine)
                && lab.holdsNone(ours, mine));

        returned.stop();
        Lab.await("we take over from the stopped", () -> engine.areAll(RouterState.ACTIVE, mine) && lab.holdsAll(ours, mine));
        assertThat(engine.output()).contains("resigned").doesNotContain("WARN", "ERROR");
        assertNoComplaint(returned);
        engine.stop();
        assertThat(lab.holdsNone(ours, mine)).isTrue();
        assertNothingMalformed(capture);
    }

    @Test
    void whoeverDoesNotPreemptLeavesAnActiveRouterOfLowerPriorityAlone() throws Exception {
        RouterSpec oursIsActive = RouterSpec.v3("oursactive", 71);
        RouterSpec theirsIsActive = RouterSpec.v3("theirsactive", 72);
        Keepalived keepalived = Keepalived.start(lab, theirs, folder, List.of(theirsIsActive));
        Lab.await("keepalived is active", () -> lab.holds(theirs, theirsIsActive.address()));
        OurEngine engine = OurEngine.start(lab, ours, folder,
                List.of(oursIsActive, theirsIsActive.priority(150).noPreempt()));
        Lab.await("we are active", () -> lab.holds(ours, oursIsActive.address()));
        Keepalived second = Keepalived.start(lab, theirs, folder, List.of(oursIsActive.priority(150).noPreempt()));

        Lab.holds("nobody moves", Duration.ofSeconds(2), () -> engine.is(RouterState.ACTIVE, oursIsActive)
                && engine.is(RouterState.BACKUP, theirsIsActive) && !lab.holds(theirs, oursIsActive.address()));

        second.stop();
        assertThat(second.output()).doesNotContain("Entering MASTER STATE");
        keepalived.stop();
        Lab.await("its end lets us in", () -> engine.is(RouterState.ACTIVE, theirsIsActive));
        assertNoComplaint(keepalived);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofTwoWithOnePriorityTheHigherSourceAddressStays(boolean oursIsHigher) throws Exception {
        List<RouterSpec> both = List.of(RouterSpec.v3("four", 73), RouterSpec.v3("six", 74).ipv6());
        Lab.Host engineHost = oursIsHigher ? theirs : ours;
        Lab.Host keepalivedHost = oursIsHigher ? ours : theirs;
        lab.isolate(true, ours, theirs);
        Keepalived keepalived = Keepalived.start(lab, keepalivedHost, folder, both);
        OurEngine engine = OurEngine.start(lab, engineHost, folder, both);
        Lab.await("apart, both are active", () -> engine.areAll(RouterState.ACTIVE, both) && lab.holdsAll(keepalivedHost, both));

        lab.isolate(false, ours, theirs);

        Lab.await("together, the higher address stays", () -> lab.holdsNone(ours, both));
        assertThat(lab.holdsAll(theirs, both)).isTrue();
        assertThat(engine.areAll(oursIsHigher ? RouterState.ACTIVE : RouterState.BACKUP, both)).isTrue();
        keepalived.stop();
        assertNoComplaint(keepalived);
    }

    /** Two routers with priority 255 are a mistake, after which one has to be active; keepalived 2.2.7 yields to whom it hears. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofTwoOwnersOneStays(boolean oursIsHigher) throws Exception {
        List<RouterSpec> owners = List.of(RouterSpec.v2("owner2", 80).priority(255),
                RouterSpec.v3("owner3", 81).interval(1000).priority(255),
                RouterSpec.v3("owner6", 82).interval(1000).ipv6().priority(255));
        Lab.Host engineHost = oursIsHigher ? theirs : ours;
        Lab.Host keepalivedHost = oursIsHigher ? ours : theirs;
        lab.isolate(true, ours, theirs);
        Keepalived keepalived = Keepalived.start(lab, keepalivedHost, folder, owners);
        OurEngine engine = OurEngine.start(lab, engineHost, folder, owners);
        Lab.await("apart, both are active", () -> engine.areAll(RouterState.ACTIVE, owners) && lab.holdsAll(keepalivedHost, owners));

        lab.isolate(false, ours, theirs);

        // where their advertisements cross, both yield, and one takes over a little later
        Lab.await("together, one of them is, and stays so", () -> Lab.stays(Duration.ofSeconds(1),
                () -> owners.stream().allMatch(owner -> engine.is(RouterState.ACTIVE, owner)
                        ? lab.holds(engineHost, owner.address()) && !lab.holds(keepalivedHost, owner.address())
                        : lab.holds(keepalivedHost, owner.address()) && !lab.holds(engineHost, owner.address()))));
        if (oursIsHigher) { // it yields, so that we need not
            assertThat(engine.areAll(RouterState.ACTIVE, owners)).isTrue();
        }
        for (RouterSpec owner : owners) { // whoever yields says why
            if (engine.is(RouterState.ACTIVE, owner)) {
                assertThat(keepalived.output()).contains("(" + owner.name() + ") CONFIGURATION ERROR: local instance and a remote"
                        + " instance are both configured as address owner");
            } else {
                assertThat(engine.output()).contains("says that it owns the addresses, as we do: leave priority 255 to one of the two");
            }
        }
        keepalived.stop();
        Lab.await("the other one stands in", () -> engine.areAll(RouterState.ACTIVE, owners) && lab.holdsAll(engineHost, owners));
    }

    @Test
    void theOldChecksumForUnicastIsUnderstoodBothWays() throws Exception {
        RouterSpec theirsIsOld = RouterSpec.v3("theirsisold", 83).unicast();
        RouterSpec oursIsOld = RouterSpec.v3("oursisold", 84).unicast();
        Keepalived keepalived = Keepalived.start(lab, theirs, folder,
                List.of(theirsIsOld.priority(150).saying("", "old_unicast_checksum"), oursIsOld));
        OurEngine engine = OurEngine.start(lab, ours, folder,
                List.of(theirsIsOld, oursIsOld.priority(150).saying("checksum=GROUP_PSEUDO_HEADER", "")));
        Lab.await("each is active where its priority is higher", () -> engine.is(RouterState.BACKUP, theirsIsOld)
                && lab.holds(theirs, theirsIsOld.address()) && engine.is(RouterState.ACTIVE, oursIsOld)
                && !lab.holds(theirs, oursIsOld.address()));

        Lab.await("keepalived knows our old checksum",
                () -> keepalived.output().contains("(oursisold) Setting unicast VRRPv3 checksum to old version"));
        Lab.await("we know its", () -> engine.output().contains("has a checksum as keepalived made it until 1.3.6"));
        Lab.holds("nobody moves", Duration.ofSeconds(1), () -> engine.is(RouterState.BACKUP, theirsIsOld)
                && engine.is(RouterState.ACTIVE, oursIsOld) && !lab.holds(theirs, oursIsOld.address()));
        assertThat(keepalived.output()).doesNotContain("Invalid VRRPv3 checksum");
        keepalived.stop();
    }

    @Test
    void withoutItsSourceAddressARouterIsInFault() throws Exception {
        RouterSpec router = RouterSpec.v3("source", 85);
        String source = "10.9.2.1";
        Lab.run("ip", "-n", ours.namespace(), "addr", "add", source + "/32", "dev", "eth0");
        Keepalived keepalived = Keepalived.start(lab, theirs, folder, List.of(router));
        OurEngine engine = OurEngine.start(lab, ours, folder, List.of(router.priority(150).saying("trackedSource=" + source, "")));
        Lab.await("our higher priority wins", () -> engine.is(RouterState.ACTIVE, router) && !lab.holds(theirs, router.address()));

        Lab.run("ip", "-n", ours.namespace(), "addr", "del", source + "/32", "dev", "eth0");
        Lab.await("we are in fault", () -> engine.is(RouterState.FAULT, router) && !lab.holds(ours, router.address()));
        Lab.await("keepalived takes over", () -> lab.holds(theirs, router.address()));
        Lab.run("ip", "-n", ours.namespace(), "addr", "add", source + "/32", "dev", "eth0");
        Lab.await("we come back", () -> engine.is(RouterState.ACTIVE, router) && !lab.holds(theirs, router.address()));

        assertThat(engine.output()).contains("address " + source + " on eth0 is down");
        keepalived.stop();
        assertNoComplaint(keepalived);
    }

    @Test
    void withDifferentPasswordsBothStayActiveAndSayWhy() throws Exception {
        RouterSpec router = RouterSpec.v2("lab", 75).secret("PASS:one");
        Keepalived keepalived = Keepalived.start(lab, theirs, folder, List.of(router.secret("PASS:other")));
        OurEngine engine = OurEngine.start(lab, ours, folder, List.of(router));
        Lab.await("both are active", () -> engine.is(RouterState.ACTIVE, router) && lab.holds(theirs, router.address()));

        Lab.await("keepalived complains", () -> keepalived.output().contains("received an invalid passwd"));
        Lab.await("we count", () -> {
            engine.askStatus();
            return engine.output().lines().anyMatch(line -> line.matches("STATUS lab Active .*dropped=\\{AUTHENTICATION=[1-9].*")
                    || line.matches("STATUS lab Active .*not authenticated=[1-9].*"));
        });
        assertThat(engine.output()).contains("WARN");
        assertThat(engine.is(RouterState.ACTIVE, router)).isTrue();
        keepalived.stop();
    }

    @Test
    void whatOthersRemoveIsPutBack() throws Exception {
        RouterSpec plain = RouterSpec.v3("plain", 76);
        RouterSpec mac = RouterSpec.v3("mac", 77).virtualMac();
        List<RouterSpec> both = List.of(plain, mac);
        OurEngine engine = OurEngine.start(lab, ours, folder, both);
        Lab.await("we are active", () -> lab.holdsAll(ours, both));

        for (RouterSpec router : both) {
            Lab.run("ip", "-n", ours.namespace(), "addr", "del", router.addresses().getFirst(), "dev", router.device());
        }

        Lab.await("they are back", () -> lab.holdsAll(ours, both));
        Lab.await("it is said", () -> engine.output().contains("was removed by somebody else, and is put back"));
        engine.stop();
    }

    @Test
    void aPulledPlugMovesTheAddressAndBack() throws Exception {
        List<RouterSpec> mine = List.of(RouterSpec.v3("plain", 78).priority(150), RouterSpec.v3("mac", 79).virtualMac().priority(150));
        Keepalived keepalived = Keepalived.start(lab, theirs, folder, mine.stream().map(router -> router.priority(100)).toList());
        OurEngine engine = OurEngine.start(lab, ours, folder, mine);
        Lab.await("our higher priority wins", () -> engine.areAll(RouterState.ACTIVE, mine) && lab.holdsNone(theirs, mine));

        lab.plug(ours, false);
        Lab.await("we let go", () -> engine.areAll(RouterState.FAULT, mine) && lab.holdsNone(ours, mine));
        Lab.await("keepalived takes over", () -> lab.holdsAll(theirs, mine));

        lab.plug(ours, true);
        Lab.await("we come back", () -> engine.areAll(RouterState.ACTIVE, mine) && lab.holdsAll(ours, mine)
                && lab.holdsNone(theirs, mine));
        keepalived.stop();
        assertNoComplaint(keepalived);
    }

    @Test
    void withoutPrivilegesItSaysWhichAndHow() throws Exception {
        assertThat(OurEngine.refusal(lab, ours, folder, "--bounding-set=-net_raw")).isEqualTo("REFUSED VRRP on eth0 needs"
                + " CAP_NET_RAW (packet socket: EPERM); run as root or grant it, e.g. AmbientCapabilities=CAP_NET_RAW CAP_NET_ADMIN"
                + " in the systemd unit\n");
        assertThat(OurEngine.refusal(lab, ours, folder, "--bounding-set=-net_admin")).isEqualTo("REFUSED VRRP on eth0 needs"
                + " CAP_NET_ADMIN to add addresses; run as root or grant it, e.g. AmbientCapabilities=CAP_NET_RAW"
                + " CAP_NET_ADMIN in the systemd unit\n");
    }

    @Test
    void withoutTheInterfaceOrAnAddressItSaysSo() throws Exception {
        Lab.run("ip", "-n", ours.namespace(), "addr", "flush", "dev", "eth0");
        assertThat(OurEngine.refusal(lab, ours, folder)).isEqualTo("REFUSED vrid 51 on eth0: eth0 has no IPv4 address of its"
                + " own to advertise from; give it one, or set sourceAddress\n");
        Lab.run("ip", "-n", ours.namespace(), "link", "delete", "eth0");
        assertThat(OurEngine.refusal(lab, ours, folder)).isEqualTo(
                "REFUSED VRRP on eth0: there is no such interface; 'ip link' shows those there are. If it comes later, say so"
                        + " (dynamic_interfaces, interfaceMayBeMissing)\n");
    }

    /** What a killed keepalived leaves. */
    private static void removeLeftovers(Lab.Host host, List<RouterSpec> routers) throws Exception {
        for (RouterSpec router : routers) {
            for (String address : router.hasVirtualMac() ? List.<String>of() : router.addresses()) {
                Lab.run("ip", "-n", host.namespace(), "addr", "del", address, "dev", "eth0");
            }
        }
        for (String line : Lab.run("ip", "-n", host.namespace(), "-o", "link", "show", "type", "macvlan").lines().toList()) {
            Lab.run("ip", "-n", host.namespace(), "link", "del", line.split("[ @:]+", -1)[1]);
        }
    }

    private static void ping(Lab.Host client, String address) throws Exception {
        Lab.run("ip", "netns", "exec", client.namespace(), "ping", "-I", "eth0", "-c", "1", "-W", "5", address);
    }

    private static String sysctl(Lab.Host host, String name) throws Exception {
        return Lab.run("ip", "netns", "exec", host.namespace(), "sysctl", "-n", name).strip();
    }

    private static void assertNoComplaint(Keepalived keepalived) {
        assertThat(keepalived.output().toLowerCase(Locale.ROOT)).contains("entering master state").doesNotContain("invalid",
                "checksum", "error", "warning", "wrong", "mismatch", "not present", "unknown", "bogus", "drop", "truncat");
    }

    private static void assertNothingMalformed(Capture capture) throws Exception {
        List<String> frames = capture.decode();
        assertThat(frames).hasSizeGreaterThan(100);
        assertThat(frames).filteredOn(frame -> frame.matches("(?i).*(\\b(bad|wrong|incorrect|malformed|truncated)\\b|\\[\\|).*")).isEmpty();
        assertThat(capture.complaints()).as("tshark finds nothing wrong").isEmpty();
    }
}
