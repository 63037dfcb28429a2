package io.evenkeel.director.keepalived;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import io.evenkeel.director.diagnostic.Diagnostic;
import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.director.diagnostic.Severity;
import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.diagnostic.Strictness;
import io.evenkeel.director.keepalived.VrrpInstance.AuthenticationType;
import io.evenkeel.director.keepalived.VrrpInstance.Routing.Option;
import io.evenkeel.director.keepalived.VrrpInstance.State;
import io.evenkeel.director.keepalived.VrrpInstance.VirtualAddress;
import io.evenkeel.director.keepalived.text.MemoryFiles;
import io.evenkeel.director.keepalived.text.ReadingContext;
import io.evenkeel.director.syntax.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeepalivedReaderTest {
    /** An instance with what it needs, and these lines. */
    private static String instance(String lines) {
        return "vrrp_instance A {\ninterface eth0\nvirtual_router_id 51\nvirtual_ipaddress { 10.0.0.1 }\n" + lines.replace(';', '\n')
                + "\n}\n";
    }

    private static VrrpInstance read(String lines) {
        return Readings.understood(Readings.lenient(instance(lines))).instances().get(0);
    }

    @Test
    void readsAWholeFile() {
        ReadResult<KeepalivedConfig> result = KeepalivedReader.read(List.of(Fixtures.load("keepalived/pair.conf")), Strictness.STRICT);
        assertThat(result).isInstanceOf(ReadResult.Accepted.class);
        KeepalivedConfig config = Readings.understood(result);
        assertThat(config.routerId()).isEqualTo("lb1");
        assertThat(config.instances()).extracting(VrrpInstance::name).containsExactly("web", "db");

        VrrpInstance web = config.instances().get(0);
        assertThat(web.initialState()).isEqualTo(State.BACKUP);
        assertThat(web.interfaceName()).isEqualTo("eth0");
        assertThat(web.virtualRouterId()).isEqualTo(51);
        assertThat(web.priority()).isEqualTo(150);
        assertThat(web.version()).isEqualTo(2);
        assertThat(web.advertInterval()).isEqualTo(Duration.ofSeconds(2));
        assertThat(web.preempt()).isFalse();
        assertThat(web.password()).isEqualTo("secret");
        assertThat(web.gratuitousArp()).isEqualTo(new VrrpInstance.GratuitousArp(Duration.ofSeconds(2), 5, Duration.ofSeconds(60), 1,
                Duration.ofSeconds(2), 5, Duration.ZERO, false, Duration.ZERO));
        assertThat(web.addresses()).usingRecursiveFieldByFieldElementComparatorIgnoringFields("position", "attributes").containsExactly(
                new VirtualAddress("192.168.4.80", 24, "eth1", "eth1:1", Map.of(), web.position()),
                new VirtualAddress("192.168.4.81", 32, "eth0", null, Map.of(), web.position()));
        assertThat(web).asString().doesNotContain("secret");
        assertThat(web.authentication()).asString().doesNotContain("secret");

        VrrpInstance db = config.instances().get(1);
        assertThat(db.priority()).isEqualTo(255);
        assertThat(db.version()).isEqualTo(3);
        assertThat(db.advertInterval()).isEqualTo(Duration.ofMillis(250));
        assertThat(db.preempt()).isTrue();
        assertThat(db.sourceAddress()).isEqualTo("192.168.4.5");
        assertThat(db.password()).isNull();
        assertThat(db.gratuitousArp().masterRepeat()).isEqualTo(3);

        assertThat(result.diagnostics()).extracting(Diagnostic::message).containsExactly(
                "nobody gets mail: it is not said whose changes are mailed",
                "'db' has 'state MASTER' and no priority, which then is 255");
    }

    @Test
    void reportsEveryErrorOfAFile() {
        ReadResult<KeepalivedConfig> result = Readings.strict(Fixtures.load("keepalived/broken.conf").text());
        assertThat(Readings.said(result, Severity.ERROR)).map(line -> line.substring("k.conf:".length())).containsExactly(
                "2:17: error: '//' does not start a comment (a comment starts with # or !)",
                "4:2: error: unknown keyword 'vrrp_versoin' in 'global_defs' (did you mean 'vrrp_version'?)",
                "6:22: error: unexpected extra value '1' behind a brace (take it out, or put '#' in front of it)",
                "7:8: error: state: SLAVE is not a state (write BACKUP)",
                "9:20: error: virtual_router_id: 256 (expected: 1..255)",
                "10:2: error: unknown keyword 'prioritty' in 'vrrp_instance' (did you mean 'priority'?)",
                "11:2: error: there is no authentication in strict mode",
                "12:13: error: auth_type: pass: keepalived runs without authentication then (write PASS)",
                "13:13: error: this password has 10 bytes (shorten it on all hosts)",
                "13:25: error: unexpected extra value '3' after 'auth_pass' (take it out)",
                "16:19: error: unexpected extra value '4' after 'virtual_ipaddress' (take it out)",
                "17:3: error: virtual_ipaddress: 192.168.100./24 (expected: an address such as 192.168.4.80/24)",
                "18:3: error: fe80::1 is not of the family of 'web' (write it into 'virtual_ipaddress_excluded', or into an instance of its own)",
                "21:3: error: there is no vrrp_script 'check'",
                "24:17: error: 'g' has one member only (write the names of instances into 'group { }')",
                "27:1: error: this brace closes nothing (take it out)",
                "28:20: error: the block 'vrrp_instance' opened here is not closed (add '}')");
        assertThat(Readings.said(result, Severity.REFUSAL)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '`', value = {"priority 300 > 5:10: error: priority: 300 (expected: 1..255)",
        "state master > 5:7: error: state: master is not a state (write MASTER)",
        "state boss > 5:7: error: state: boss (expected: MASTER | BACKUP)",
        "advert_int 0 > 5:12: error: advert_int: 0 (expected: 0.01..255 seconds)",
        "version 3;advert_int 50 > 6:1: error: version 3 has no interval above 40.95 s (expected: 0.01..40.95)",
        "advert_int 1.6 > 5:1: error: version 2 knows whole seconds only (or add 'version 3')",
        "version 4 > 5:9: error: version: 4 (expected: 2..3)",
        "preempt_delay 1001 > 5:15: error: preempt_delay: 1001 (expected: 0..1000 seconds)",
        "mcast_src_ip 10.0.0.x > 5:14: error: mcast_src_ip: 10.0.0.x (expected: an address such as 192.168.4.5 or 2001:db8::5)",
        "virtual_ipaddress { 10.0.0.1 10.0.0.2 } > 5:30: error: unexpected extra value '10.0.0.2' after 'virtual_ipaddress' (take it out)",
        "virtual_ipaddress { 10.0.0.1 lable x } > 5:30: error: unknown keyword 'lable' in an address (did you mean 'label'?)",
        "virtual_ipaddress 10.0.0.1 > 5:1: error: 'virtual_ipaddress' needs a block { }",
        "priority { 3 } > 5:10: error: 'priority' does not take a block",
        "{ 3 } > 5:1: error: a block without a keyword",
        "// priority 3 > 5:1: error: '//' does not start a comment (a comment starts with # or !)",
        "priority > 5:9: error: 'priority' expects 1..255", "mcast_src_ip \"10 > 5:14: error: this quote is not closed on its line",
        "authentication { auth_type PASS } > 5:1: error: authentication without a password (add 'auth_pass')",
        "authentication { auth_pass x } > 5:1: error: authentication without a type (add 'auth_type PASS')",
        "state MASTER;priority 100;nopreempt > 7:1: error: 'nopreempt' cannot be with 'state MASTER' (write 'state BACKUP' on all hosts)",
        "nopreempt;preempt_delay 5 > 6:1: error: 'preempt_delay' cannot be with 'nopreempt'",
        "version 3;authentication {;auth_type PASS;auth_pass x;} > 6:1: error: version 3 has no authentication (leave the block out)"})
    void aMistakeIsAnErrorAtItsPlace(String lines, String error) {
        assertThat(Readings.said(Readings.strict(instance(lines)), Severity.ERROR)).containsExactly("k.conf:" + error);
    }

    @Test
    void refusesWhatContradictsOtherBlocks() {
        assertThat(Readings.said(Readings.strict(instance("") + instance("").replace("51", "52")), Severity.ERROR)).containsExactly(
                "k.conf:7:15: error: there is already a 'vrrp_instance' with the name 'A' at k.conf:1:15 (give one of them another name)");
        assertThat(Readings.said(Readings.lenient(instance("") + instance("").replace(" A ", " B ")), Severity.ERROR)).containsExactly(
                "k.conf:7:15: error: 'B' and 'A' both have virtual_router_id 51 on eth0 (give one of them another)");
        assertThat(Readings.said(Readings.lenient("vrrp_instance A {\n}\n"), Severity.ERROR)).containsExactly(
                "k.conf:1:15: error: 'A' has no 'interface' (add the interface where it talks to the others)",
                "k.conf:1:15: error: 'A' has no 'virtual_router_id' (add a number from 1 to 255, the same on all hosts)");
        assertThat(Readings.said(Readings.lenient("vrrp_instance A {\ninterface eth0\nvirtual_router_id x\n}\n"), Severity.ERROR))
                .as("a line with an error is not missing, too")
                .containsExactly("k.conf:3:19: error: virtual_router_id: x (expected: 1..255)");
    }

    @Test
    void resolvesContradictionsAsKeepalivedDoes() {
        VrrpInstance master = read("state MASTER;priority 90;nopreempt;preempt_delay 3");
        assertThat(master.preempt()).isTrue();
        assertThat(master.preemptDelay()).isZero();
        VrrpInstance plain = read("");
        assertThat(plain.priority()).isEqualTo(100);
        assertThat(plain.initialState()).isEqualTo(State.BACKUP);
        assertThat(read("authentication {;auth_type PASS;auth_pass 123456789;}").password()).isEqualTo("12345678");
        assertThat(read("advert_int 0.2").advertInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(read("version 3;advert_int 50").advertInterval()).isEqualTo(Duration.ofMillis(40_950));
        assertThat(read("version 3;authentication {;auth_type PASS;auth_pass x;}").authentication()).isNull();
        assertThat(read("virtual_ipaddress { fe80::1 }").addresses()).hasSize(1);
    }

    @Test
    void readsEveryPartOfAnInstance() {
        VrrpInstance all = read("authentication {;auth_type AH;auth_pass x;};unicast_src_ip 10.0.0.9;unicast_ttl 3;unicast_peer {;"
                + "10.0.0.7;10.0.0.8 min_ttl 1 max_ttl 9;};virtual_ipaddress {;10.0.0.2/24 brd + scope link home;};"
                + "virtual_ipaddress_excluded {;2001:DB8:0:0::1/64 dev eth1;};virtual_routes {;10.8.0.0/24 via 10.0.0.9 dev eth0;};"
                + "virtual_rules {;from 10.1.0.0/16 table 3 preference 9;};use_vmac v1;vmac_xmit_base;track_interface {;eth1 weight -5 reverse;};"
                + "dont_track_primary;notify_master \"/bin/x a\" root");
        assertThat(all.authentication()).isEqualTo(new VrrpInstance.Authentication(AuthenticationType.AH, "x"));
        assertThat(all.password()).isNull();
        assertThat(all.unicast()).satisfies(unicast -> {
            assertThat(unicast.source()).isEqualTo("10.0.0.9");
            assertThat(unicast.ttl()).isEqualTo(3);
            assertThat(unicast.peers()).extracting(VrrpInstance.Peer::address, VrrpInstance.Peer::minimumTtl, VrrpInstance.Peer::maximumTtl)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("10.0.0.7", null, null),
                            org.assertj.core.groups.Tuple.tuple("10.0.0.8", 1, 9));
        });
        assertThat(all.addresses().get(1).attributes()).isEqualTo(Map.of("brd", "+", "scope", "link", "home", ""));
        assertThat(all.excluded()).singleElement().satisfies(address -> {
            assertThat(address.address()).isEqualTo("2001:db8::1");
            assertThat(address.prefixLength()).isEqualTo(64);
            assertThat(address.device()).isEqualTo("eth1");
        });
        assertThat(all.routes()).singleElement().satisfies(route -> assertThat(route.options()).containsExactly(
                new Option("to", "10.8.0.0/24"), new Option("via", "10.0.0.9"), new Option("dev", "eth0")));
        assertThat(all.rules()).singleElement().satisfies(rule -> assertThat(rule.options()).containsExactly(
                new Option("from", "10.1.0.0/16"), new Option("table", "3"), new Option("preference", "9")));
        assertThat(all.virtualMac()).isEqualTo(new VrrpInstance.VirtualMac("v1", null, true, null, false));
        assertThat(all.tracking().primary()).isFalse();
        assertThat(all.tracking().interfaces()).singleElement().satisfies(tracked -> {
            assertThat(tracked.weight()).isEqualTo(-5);
            assertThat(tracked.reverse()).isTrue();
        });
        assertThat(all.notifications().scripts()).containsOnlyKeys("notify_master").hasEntrySatisfying("notify_master", script -> {
            assertThat(script.command()).containsExactly("/bin/x a");
            assertThat(script.user()).isEqualTo("root");
        });
    }

    @Test
    void readsIpv6AsVersion3() {
        ReadResult<KeepalivedConfig> result = Readings.strict("""
                vrrp_instance A {
                    interface eth0
                    virtual_router_id 51
                    virtual_ipaddress { FE80:0::0051/64 }
                }
                """);
        VrrpInstance six = Readings.understood(result).instances().get(0);
        assertThat(six.version()).isEqualTo(3);
        assertThat(six.addresses().get(0).address()).isEqualTo("fe80::51");
        assertThat(Readings.said(result, Severity.REFUSAL)).isEmpty();
    }

    @Test
    void carriesOutWhatStandsAboveTheKeywords() {
        var context = new ReadingContext(new MemoryFiles(Map.of("/k/a.conf", instance("priority 7"))), "lb1", Map.of("SITE", "north"),
                new SplittableRandom(7), 1000);
        String text = Fixtures.load("keepalived/expansion.conf").text();
        ReadResult<KeepalivedConfig> result = KeepalivedReader.read(List.of(new SourceText("/k/k.conf", text)), Strictness.STRICT, context);
        KeepalivedConfig config = Readings.understood(result);
        assertThat(result.diagnostics()).isEmpty();
        assertThat(config.routerId()).isEqualTo("lb1 of north");
        assertThat(config.instances()).extracting(VrrpInstance::name).containsExactly("A", "router1", "router2", "router3", "router8",
                "router9",
                "single");
        assertThat(config.instances()).extracting(VrrpInstance::priority).containsExactly(7, 150, 150, 150, 150, 150, 100);
        assertThat(config.instances()).extracting(i -> i.addresses().get(0).address()).containsExactly("10.0.0.1", "10.7.1.1", "10.7.2.1",
                "10.7.3.1", "10.8.8.1", "10.9.9.1", "10.7.0.10");
        assertThat(config.instances().get(6).addresses()).hasSize(4);
        assertThat(result.sources()).extracting(SourceText::name).containsExactly("/k/k.conf", "/k/a.conf");
    }

    @Test
    void boundsWhatItTakes() {
        assertThat(Readings.said(Readings.lenient("a".repeat(2000)), Severity.ERROR))
                .containsExactly("k.conf:1:1: error: the line has 2000 characters (expected: at most 1024)");
        assertThat(Readings.said(Readings.lenient("x".repeat(SourceText.LONGEST + 1)), Severity.ERROR)).hasSize(1).first().asString()
                .contains("too long");
        assertThat(Readings.lenient("a {\n".repeat(200_000)).diagnostics()).hasSizeLessThan(600);
    }
}
