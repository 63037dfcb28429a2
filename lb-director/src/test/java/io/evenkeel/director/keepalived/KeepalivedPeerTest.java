package io.evenkeel.director.keepalived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.director.diagnostic.Severity;
import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.syntax.RealProgram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Our verdict beside that of {@code keepalived -t}, which runs in a network namespace of its own with an interface
 * {@code eth0}. Its exit code is 0 when it has nothing to say, 5 when it complains of anything; so our warnings count as
 * complaints here.
 */
@Tag("peer")
class KeepalivedPeerTest {
    @TempDir
    Path folder;

    @BeforeEach
    void keepalivedIsThere() throws IOException, InterruptedException {
        assumeTrue(RealProgram.installed("keepalived"), "needs keepalived: apt-get install keepalived");
        assumeTrue(RealProgram.installed("unshare") && RealProgram.installed("ip"),
                "needs unshare and ip: apt-get install util-linux iproute2");
        assumeTrue(RealProgram.run(folder, Map.of(), "unshare", "-n", "true").exit() == 0, "needs root for a network namespace");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '`', value = {"state BACKUP;priority 90;advert_int 2;nopreempt > good",
        "version 3;advert_int 0.25 > good",
        "state MASTER;priority 150 > good", "authentication {;auth_type PASS;auth_pass \"secret\";} > good",
        "mcast_src_ip 10.0.0.100 > good",
        "preempt_delay 30 > good", "garp_master_delay 1;garp_master_repeat 3;garp_master_refresh 60 > good",
        "virtual_ipaddress;{;10.0.0.2/24 dev eth0 label eth0:1 # two;10.0.0.3 ! three;} > good",
        "authentication {;auth_type pass;auth_pass x;} > bad", "authentication {;auth_type PASS;auth_pass 123456789;} > bad",
        "authentication {;auth_type PASS;} > bad", "state SLAVE > bad", "state master > bad", "priority 300 > bad", "advert_int 0 > bad",
        "advert_int 0.5 > bad", "version 3;advert_int 50 > bad", "version 4 > bad",
        "state MASTER;priority 100;nopreempt;preempt_delay 5 > bad",
        "priority 255;nopreempt > bad", "preempt_delay 1001 > bad", "mcast_src_ip 10.0.0.x > bad",
        "virtual_ipaddress {;10.0.0.2/33;} > bad",
        "virtual_ipaddress {;10.0.0.2 10.0.0.3;} > bad", "virtual_ipaddress {;10.0.0.2 foo;} > bad", "frobnicate > bad",
        "prioritty 3 > bad", "} > bad",
        "priority\u30003 > bad", "// comment > bad", "version 3;authentication {;auth_type PASS;auth_pass x;} > bad",
        "virtual_router_id 256 > bad",
        // keepalived drops these without a word.
        "priority 100 5 > ours", "authentication {;auth_pass x;} > ours", "state MASTER > ours",
        // What is not built yet.
        "virtual_ipaddress {;10.0.0.2 scope link;} > ours", "lower_prio_no_advert > ours"})
    void agreesWithKeepalived(String lines, String verdict) throws IOException, InterruptedException {
        String text = "global_defs {\nrouter_id x\n}\nvrrp_instance A {\ninterface eth0\nvirtual_router_id 51\nvirtual_ipaddress { 10.0.0.1 }\n"
                + lines.replace(';', '\n') + "\n}\n";
        Path file = Files.writeString(folder.resolve("keepalived.conf"), text);
        String setUp = "ip link add eth0 type veth peer name eth1 && ip addr add 10.0.0.100/24 dev eth0 && ip link set eth0 up && ip link set eth1 up";
        RealProgram.Verdict real = RealProgram.run(folder, Map.of(), "unshare", "-n", "sh", "-c",
                setUp + " && exec keepalived -t -f " + file);
        ReadResult<KeepalivedConfig> ours = KeepalivedReader.read(List.of(new SourceText("keepalived.conf", text)));
        boolean complaint = ours.diagnostics().stream().anyMatch(d -> d.severity() != Severity.NOTICE);
        assertThat(real.exit()).as(real.output()).isEqualTo(verdict.equals("bad") ? 5 : 0);
        // "ours": only we complain.
        assertThat(complaint).as(ours.render()).isEqualTo(!verdict.equals("good"));
    }
}
