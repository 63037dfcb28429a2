package io.evenkeel.director.keepalived;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import io.evenkeel.director.diagnostic.Diagnostic;
import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.director.diagnostic.Severity;
import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.keepalived.VrrpInstance.State;
import io.evenkeel.director.keepalived.VrrpInstance.VirtualAddress;
import io.evenkeel.director.syntax.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeepalivedReaderTest {
    private static ReadResult<KeepalivedConfig> read(String text) {
        return KeepalivedReader.read(List.of(new SourceText("k.conf", text)));
    }

    /** An instance with what it needs, and these lines. */
    private static String instance(String lines) {
        return "vrrp_instance A {\ninterface eth0\nvirtual_router_id 51\nvirtual_ipaddress { 10.0.0.1 }\n" + lines.replace(';', '\n')
                + "\n}\n";
    }

    private static KeepalivedConfig accepted(ReadResult<KeepalivedConfig> result) {
        if (result instanceof ReadResult.Accepted<KeepalivedConfig> accepted) {
            return accepted.value();
        }
        throw new AssertionError(result.render());
    }

    private static List<String> said(ReadResult<?> result, Severity severity) {
        return result.diagnostics().stream()
                .filter(d -> d.severity() == severity || (severity == Severity.ERROR && d.severity() == Severity.REFUSAL))
                .map(Diagnostic::toString).toList();
    }

    @Test
    void readsAWholeFile() {
        ReadResult<KeepalivedConfig> result = KeepalivedReader.read(List.of(Fixtures.load("keepalived/pair.conf")));
        KeepalivedConfig config = accepted(result);
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
        assertThat(web.gratuitousArp()).isEqualTo(new VrrpInstance.GratuitousArp(Duration.ofSeconds(2), 5, Duration.ofSeconds(60), 1));
        assertThat(web.addresses()).usingRecursiveFieldByFieldElementComparatorIgnoringFields("position").containsExactly(
                new VirtualAddress("192.168.4.80", 24, "eth1", "eth1:1", web.position()),
                new VirtualAddress("192.168.4.81", 32, "eth0", null, web.position()));
        assertThat(web).asString().doesNotContain("secret");

        VrrpInstance db = config.instances().get(1);
        assertThat(db.priority()).isEqualTo(255);
        assertThat(db.version()).isEqualTo(3);
        assertThat(db.advertInterval()).isEqualTo(Duration.ofMillis(250));
        assertThat(db.preempt()).isTrue();
        assertThat(db.sourceAddress()).isEqualTo("192.168.4.5");
        assertThat(db.password()).isNull();
        assertThat(db.gratuitousArp().masterRepeat()).isEqualTo(3);

        assertThat(result.diagnostics()).extracting(Diagnostic::message).containsExactly(
                "'vrrp_skip_check_adv_addr' does nothing here: the addresses in an advertisement are never a reason to drop it",
                "'notification_email' does nothing here: no mail is sent yet",
                "'db' has 'state MASTER' and no priority, which then is 255");
    }

    @Test
    void reportsEveryErrorOfAFile() {
        ReadResult<KeepalivedConfig> result = KeepalivedReader.read(List.of(Fixtures.load("keepalived/broken.conf")));
        assertThat(said(result, Severity.ERROR)).map(line -> line.substring("keepalived/broken.conf:".length())).containsExactly(
                "3:2: refused: 'vrrp_strict' is not carried out: not built yet",
                "4:2: error: unknown keyword 'vrrp_versoin' in 'global_defs' (did you mean 'vrrp_version'?)",
                "6:22: error: unknown keyword '1' in 'vrrp_instance'",
                "7:8: error: state: SLAVE (expected: MASTER | BACKUP; did you mean 'BACKUP'?)",
                "9:20: error: virtual_router_id: 256 (expected: 1..255)",
                "10:2: error: unknown keyword 'prioritty' in 'vrrp_instance' (did you mean 'priority'?)",
                "12:13: error: auth_type: pass (expected: PASS; in capitals: keepalived runs without authentication otherwise)",
                "13:25: error: unexpected extra value '3' after 'auth_pass'",
                "16:19: error: unexpected extra value '4' (one address a line)",
                "17:3: error: virtual_ipaddress: 192.168.100./24 (expected: an IPv4 address such as 192.168.4.80/24)",
                "18:3: refused: the address 'fe80::1' is not carried out: IPv6 is not built yet",
                "20:2: refused: 'track_script' is not carried out: not built yet",
                "24:1: refused: 'vrrp_sync_group' is not carried out: not built yet",
                "27:1: error: this brace closes nothing",
                "28:20: error: the block opened here is not closed (add '}')");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '`', value = {
        "priority 300 > 5:10: error: priority: 300 (expected: 1..255)",
        "state master > 5:7: error: state: master (expected: MASTER | BACKUP; did you mean 'MASTER'?)",
        "advert_int 0 > 5:12: error: advert_int: 0 (expected: 0.01..255 seconds)",
        "version 3;advert_int 50 > 6:1: error: version 3 has no interval above 40.95 s (expected: 0.01..40.95)",
        "version 4 > 5:9: error: version: 4 (expected: 2..3)",
        "preempt_delay 1001 > 5:15: error: preempt_delay: 1001 (expected: 0..1000 seconds)",
        "mcast_src_ip 10.0.0.x > 5:14: error: mcast_src_ip: 10.0.0.x (expected: an IPv4 address such as 192.168.4.5)",
        "virtual_ipaddress { 10.0.0.1 10.0.0.2 } > 5:30: error: unexpected extra value '10.0.0.2' (one address a line)",
        "virtual_ipaddress { 10.0.0.1 scope link } > 5:30: refused: 'scope' is not carried out: not built yet",
        "virtual_ipaddress 10.0.0.1 > 5:1: error: 'virtual_ipaddress' needs a block { }",
        "priority { 3 } > 5:10: error: 'priority' does not take a block",
        "{ 3 } > 5:1: error: a block without a keyword",
        "// priority 3 > 5:1: error: '//' does not start a comment (a comment starts with # or !)",
        "$P=3 > 5:1: refused: the definition '$P=3' is not carried out: variables are not built yet",
        "@lb1 priority 3 > 5:1: refused: '@lb1' is not carried out: conditions and generators are not built yet",
        "mcast_src_ip \"10 > 5:14: error: this quote is not closed on its line",
        "authentication { auth_type AH } > 5:28: error: auth_type: AH (expected: PASS; AH is not built yet)",
        "authentication { auth_type PASS } > 5:1: error: authentication without a password (add 'auth_pass')",
        "authentication { auth_pass x } > 5:1: error: authentication without a type (add 'auth_type PASS')"})
    void refuses(String lines, String error) {
        assertThat(said(read(instance(lines)), Severity.ERROR)).containsExactly("k.conf:" + error);
    }

    @Test
    void refusesWhatContradictsOtherBlocks() {
        assertThat(said(read(instance("") + instance("").replace("51", "52")), Severity.ERROR)).containsExactly(
                "k.conf:7:15: error: there is already an instance 'A' at k.conf:1:15 (give one of them another name)");
        assertThat(said(read(instance("") + instance("").replace(" A ", " B ")), Severity.ERROR)).containsExactly(
                "k.conf:7:15: error: 'B' and 'A' both have virtual_router_id 51 on eth0 (give one of them another)");
        assertThat(said(read("vrrp_instance A {\n}\n"), Severity.ERROR)).containsExactly(
                "k.conf:1:15: error: 'A' has no 'interface' (add the interface where it talks to the others)",
                "k.conf:1:15: error: 'A' has no 'virtual_router_id' (add a number from 1 to 255, the same on all hosts)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '`', value = {
        "state MASTER;priority 100;nopreempt > 7:1: warning: 'nopreempt' is ignored with 'state MASTER' (write 'state BACKUP' on all hosts)",
        "priority 255;nopreempt > 6:1: warning: 'nopreempt' is ignored with priority 255 (write 'state BACKUP' on all hosts)",
        "nopreempt;preempt_delay 5 > 6:1: warning: 'preempt_delay' is ignored with 'nopreempt'",
        "advert_int 1.6 > 5:1: warning: version 2 knows whole seconds only: the interval is 2 s (or add 'version 3')",
        "version 3;authentication {;auth_type PASS;auth_pass x;} > 6:1: warning: version 3 has no authentication: it is ignored (leave the block out)",
        "authentication {;auth_type PASS;auth_pass 123456789;} > 7:11: warning: only the first 8 bytes of this password count; 9 were given (shorten it on all hosts)"})
    void warnsOfWhatKeepalivedDropsSilently(String lines, String warning) {
        ReadResult<KeepalivedConfig> result = read(instance(lines));
        assertThat(accepted(result).instances()).hasSize(1);
        assertThat(said(result, Severity.WARNING)).containsExactly("k.conf:" + warning);
    }

    @Test
    void resolvesContradictionsAsKeepalivedDoes() {
        VrrpInstance master = accepted(read(instance("state MASTER;priority 90;nopreempt;preempt_delay 3"))).instances().get(0);
        assertThat(master.preempt()).isTrue();
        assertThat(master.preemptDelay()).isZero();
        VrrpInstance plain = accepted(read(instance(""))).instances().get(0);
        assertThat(plain.priority()).isEqualTo(100);
        assertThat(plain.initialState()).isEqualTo(State.BACKUP);
        assertThat(accepted(read(instance("authentication {;auth_type PASS;auth_pass 123456789;}"))).instances().get(0).password())
                .isEqualTo("12345678");
        assertThat(accepted(read(instance("advert_int 0.2"))).instances().get(0).advertInterval()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void boundsWhatItTakes() {
        assertThat(said(read("a".repeat(2000)), Severity.ERROR))
                .containsExactly("k.conf:1:1: error: the line has 2000 characters (expected: at most 1024)");
        assertThat(said(read("x".repeat(SourceText.LONGEST + 1)), Severity.ERROR)).hasSize(1).first().asString().contains("too long");
        assertThat(read("a {\n".repeat(200_000)).diagnostics()).hasSizeLessThan(600);
    }
}
