package io.evenkeel.director.keepalived;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.evenkeel.director.syntax.Document;
import io.evenkeel.director.syntax.Fixtures;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed reads as the same document, whatever stands in it. */
class KeepalivedRoundTripTest {
    private static final List<String> LINES = List.of("state MASTER", "state BACKUP", "priority %d", "advert_int 00%d.50", "nopreempt yes",
            "preempt off", "preempt_delay %d.10", "version 3", "garp_master_repeat 00%d", "mcast_src_ip 10.0.0.%d",
            "unicast_peer {\n10.1.0.%d min_ttl 3\n}", "track_interface { eth%d weight -%d reverse\n}",
            "virtual_ipaddress {\n10.2.0.%d/024 dev eth1 label x:%d\n10.3.0.%d brd + scope link }",
            "authentication {\nauth_type PASS\nauth_pass %s\n}",
            "notify \"/bin/x %s\" root", "notify_master '%s'", "virtual_routes {\ndefault via 10.0.0.%d dev eth0 metric %d\n}",
            "smtp_alert",
            "use_vmac %s", "track_script {\n%s\n}", "higher_prio_send_advert true", "notify_deleted", "notify_priority_changes no",
            "garp_extra_if all %d", "debug 3");
    private static final List<String> SERVER = List.of("delay_loop %d", "lvs_sched wlc", "lvs_method TUN type gue port %d csum",
            "quorum %d",
            "persistence_timeout", "alpha no", "sorry_server 10.0.0.%d 80", "virtualhost %s",
            "real_server 10.4.0.%d 80 {\nweight %d\nTCP_CHECK {\nnb_get_retry %d\nwarmup 0\n}\n}",
            "real_server 2001:DB8::%d 443 {\nSSL_GET {\nurl {\npath /%s\nstatus_code 200-299 301\n}\nenable_sni\n}\nMISC_CHECK { misc_path \"a %s\"\n}\n}");

    @Provide
    Arbitrary<String> configurations() {
        Arbitrary<String> instance = block("vrrp_instance \"%s\" {\ninterface eth0\nvirtual_router_id %d\n", LINES);
        Arbitrary<String> server = block("virtual_server 10.0.0.%d 80 {\nprotocol TCP\n", SERVER);
        Arbitrary<String> global = block("global_defs {\nrouter_id \"%s\"\n", List.of("notification_email {\n%s@example.org\n\"%s\"\n}",
                "vrrp_garp_interval 0.0%d0", "vrrp_strict", "vrrp_notify_fifo_script \"/bin/x '%s'\" root", "startup_script_timeout 00%d",
                "vrrp_version 3", "lvs_sync_daemon eth0 %s id %d", "smtp_server 10.0.0.%d 25"));
        Arbitrary<String> group = block("vrrp_sync_group %s {\n",
                List.of("group {\n\"%s\"\nB\n}", "\"%s\"", "notify_fault /bin/%s", "global_tracking"));
        return Arbitraries.oneOf(instance, server, global, group).list().ofMaxSize(5).map(blocks -> String.join("\n", blocks));
    }

    private static Arbitrary<String> block(String head, List<String> lines) {
        Arbitrary<String> word = Arbitraries.of("a", "b c", "x#y", "$HOME", "${A}", "~SEQ(A,1,3)", "@lb1", "it's", "back\\\\slash",
                "q\\\"q", "//",
                "include", "12", "\u3000", "中", "tab\\tx", "{", "}", "!", "$");
        Arbitrary<Integer> number = Arbitraries.integers().between(1, 250);
        Arbitrary<List<String>> chosen = Arbitraries.of(lines).list().ofMaxSize(8);
        return Combinators.combine(chosen, word.list().ofSize(20), number.list().ofSize(30)).as((some, words, numbers) -> {
            String text = head + String.join("\n", some) + "\n}\n";
            for (String next : words) {
                text = text.replaceFirst("%s", java.util.regex.Matcher.quoteReplacement(next));
            }
            for (int next : numbers) {
                text = text.replaceFirst("%d", Integer.toString(next));
            }
            return text;
        });
    }

    @Property(tries = 600)
    void printedReadsTheSame(@ForAll("configurations") String text) {
        KeepalivedConfig model = Readings.model(Readings.lenient(text));
        if (model != null) {
            same(model);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pair", "tutorial-pair", "tutorial-balancer", "tutorial-exercise", "tutorial-blanks", "tutorial-notes",
        "tutorial-numbered", "tutorial-script", "tutorial-groups"})
    void fixturesReadTheSame(String name) {
        same(Readings.understood(Readings.lenient(Fixtures.load("keepalived/" + name + ".conf").text())));
    }

    private static void same(KeepalivedConfig model) {
        String printed = KeepalivedPrinter.print(model.document());
        KeepalivedConfig again = Readings.understood(Readings.lenient(printed));
        Document document = again.document();
        assertThat(document).as(printed).isEqualTo(model.document());
        assertThat(again.instances()).usingRecursiveComparison().ignoringFieldsMatchingRegexes(".*position").isEqualTo(model.instances());
        assertThat(KeepalivedPrinter.print(document)).isEqualTo(printed);
    }
}
