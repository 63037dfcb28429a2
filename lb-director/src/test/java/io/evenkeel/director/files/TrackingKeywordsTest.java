package io.evenkeel.director.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

import io.evenkeel.director.track.FileTracker;
import io.evenkeel.director.track.ProcessTracker;
import io.evenkeel.director.track.ScriptTracker;
import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.bfd.BfdTracker;
import io.evenkeel.vrrp.bfd.protocol.BfdPath;
import io.evenkeel.vrrp.bfd.protocol.BfdSessionConfig;
import io.evenkeel.vrrp.track.Tracking;
import org.junit.jupiter.api.Test;

/** What instances and sync groups watch. */
class TrackingKeywordsTest {
    private static final ScriptTracker WEB = new ScriptTracker("web", List.of("/usr/bin/pgrep", "-x", "the web"), Duration.ofSeconds(2),
            Duration.ofSeconds(1), 3, 2, true);
    private static final String SCRIPT = """
            vrrp_script web {
                script "/usr/bin/pgrep -x 'the web'"
                interval 2
                timeout 1
                rise 3
                fall 2
                weight -5
                init_fail
            }
            """;

    private static List<Tracking> tracking(String blocks, String lines) {
        return Translations.routers(blocks + Translations.instance("", lines)).get(0).tracking();
    }

    @Test
    void scripts() {
        assertThat(tracking(SCRIPT, "track_script {;web;}")).containsExactly(Tracking.of(WEB).weight(-5));
        assertThat(tracking(SCRIPT, "track_script {;web weight 0 reverse;}")).containsExactly(Tracking.of(WEB).reverse());
        assertThat(tracking("vrrp_script up {\nscript /bin/true\n}\n", "track_script {;up weight 7;}")).containsExactly(
                Tracking.of(new ScriptTracker("up", List.of("/usr/bin/true"), Duration.ofSeconds(1), Duration.ofSeconds(1), 1, 1, false))
                        .weight(7));
    }

    @Test
    void aScriptThatIsNotThereIsSaid() {
        assertThat(
                Translations.errors("vrrp_script up {\nscript /nowhere/check.sh\n}\n" + Translations.instance("", "track_script {;up;}")))
                .containsExactly("k.conf:1:13: warning: the script 'up' cannot run: /nowhere/check.sh is not there or not executable:"
                        + " it counts as failed");
    }

    @Test
    void interfaces() {
        assertThat(tracking("", "track_interface {;eth1;eth2 weight -9 reverse;}")).containsExactly(Tracking.ofInterface("eth1"),
                Tracking.ofInterface("eth2").weight(-9).reverse());
    }

    @Test
    void files() {
        String block = "track_file load {\nfile /run/load\nweight -2\ninit_file 4 overwrite\n}\nvrrp_track_file n {\nfile /run/n\n}\n";
        assertThat(tracking(block, "track_file {;load;n;}")).containsExactly(
                Tracking.of(new FileTracker("load", "/run/load", OptionalInt.of(4), true)).weight(-2),
                Tracking.of(new FileTracker("n", "/run/n", OptionalInt.empty(), false)).weight(1));
        assertThat(tracking(block, "track_file {;n weight 0;}")).containsExactly(
                Tracking.of(new FileTracker("n", "/run/n", OptionalInt.empty(), false)));
    }

    @Test
    void processes() {
        String block = """
                vrrp_track_process db {
                    process "postgres -D /data"
                    param_match initial
                    weight 20
                    quorum 2
                    quorum_max 9
                    full_command
                    delay 2
                    fork_delay 0.5
                }
                """;
        assertThat(tracking(block, "track_process {;db;}")).containsExactly(Tracking.of(new ProcessTracker("db", "postgres",
                List.of("-D", "/data"), ProcessTracker.Match.INITIAL, true, 2, 9, Duration.ofMillis(500), Duration.ofSeconds(2)))
                .weight(20));
    }

    @Test
    void sessions() {
        String block = """
                bfd_instance plain {
                    neighbour_ip 10.0.0.2
                }
                bfd_instance far {
                    neighbor_ip 2001:db8::2
                    source_ip 2001:db8::1
                    min_rx 50.5
                    min_tx 100
                    idle_tx 2000
                    multiplier 3
                    passive
                    hoplimit 200
                    max_hops 7
                    weight 9 reverse
                    vrrp
                    checker
                }
                """;
        var plain = new BfdTracker("plain", BfdSessionConfig.with("10.0.0.2"));
        var far = new BfdTracker("far", new BfdSessionConfig(InetAddress.ofLiteral("2001:db8::2"), InetAddress.ofLiteral("2001:db8::1"),
                Duration.ofNanos(50_500_000), Duration.ofMillis(100), Duration.ofSeconds(2), 3, true, new BfdPath(3784, 200, 7)));
        assertThat(tracking(block, "track_bfd {;plain;far;}")).containsExactly(Tracking.of(plain),
                Tracking.of(far).weight(9).reverse());
        assertThat(tracking(block, "track_bfd {;plain weight -5;far weight 0;}")).containsExactly(Tracking.of(plain).weight(-5),
                Tracking.of(far).reverse());
        assertThat(tracking("bfd_instance six {\nneighbor_ip ::2\n}\n", "track_bfd {;six;}")).as("keepalived's default in IPv6")
                .containsExactly(Tracking.of(new BfdTracker("six", BfdSessionConfig.with("::2").over(new BfdPath(3784, 64, 0)))));
        assertThat(Translations.errors("bfd_instance link {\nneighbor_ip fe80::2\n}\n" + Translations.instance("", "")))
                .containsExactly("k.conf:1:14: error: neighbour: fe80:0:0:0:0:0:0:2"
                        + " (expected: an address of one host, other than a link-local one)");
    }

    @Test
    void whatIsTrackedTwiceOrIsNotForInstancesIsSaid() {
        String block = "bfd_instance b {\nneighbor_ip 10.0.0.2\n}\nbfd_instance c {\nneighbor_ip 10.0.0.3\nchecker\n}\n";
        assertThat(Translations.said(block + Translations.instance("", "track_bfd {;b;b weight 2;c;b reverse;}"))).hasSize(4)
                .anyMatch(line -> line.contains("'b' is tracked already: the first one counts"))
                .anyMatch(line -> line.contains("bfd_instance 'c' is for servers only: it is left out"))
                .anyMatch(line -> line.contains("'reverse' without 'weight': it has the weight of its own block"));
    }

    @Test
    void groupsTrackSessions() {
        String block = "bfd_instance b {\nneighbor_ip 10.0.0.2\n}\n";
        Tracking wanted = Tracking.of(new BfdTracker("b", BfdSessionConfig.with("10.0.0.2")));
        assertThat(Translations.routers(block + "vrrp_sync_group g {\ngroup {\na\n}\ntrack_bfd {\nb\n}\n}\n"
                + Translations.instance("", "")).get(0).tracking()).containsExactly(wanted);
    }

    private static List<VirtualRouterConfig> group(String more, String ofB) {
        return Translations.routers(SCRIPT + "vrrp_sync_group g {\ngroup {\na\nb\n}\n" + more.replace(';', '\n') + "\n}\n"
                + Translations.instance("", "")
                + Translations.instance("", ofB).replace("vrrp_instance a", "vrrp_instance b").replace("id 7", "id 8"));
    }

    @Test
    void membersOfASyncGroup() {
        assertThat(group("", "track_script {;web;}")).allSatisfy(router -> {
            assertThat(router.group()).isEqualTo("g");
            assertThat(router.weightsInGroup()).isFalse();
        }).extracting(VirtualRouterConfig::tracking).containsExactly(List.of(), List.of(Tracking.of(WEB).weight(-5)));
        for (String keyword : List.of("sync_group_tracking_weight", "global_tracking")) {
            assertThat(group(keyword, "track_script {;web;}")).extracting(VirtualRouterConfig::weightsInGroup).containsExactly(true, true);
        }
    }

    @Test
    void whatAGroupWatchesAllItsMembersDo() {
        List<Tracking> common = List.of(Tracking.ofInterface("eth9").weight(-3));
        assertThat(group("track_interface {;eth9 weight -3;}", "track_script {;web;}")).allSatisfy(router -> {
            assertThat(router.weightsInGroup()).isTrue();
            assertThat(router.tracking()).isEqualTo(common);
        });
        assertThat(group("track_interface {;eth9;}", "")).allSatisfy(router -> {
            assertThat(router.weightsInGroup()).isFalse();
            assertThat(router.tracking()).containsExactly(Tracking.ofInterface("eth9"));
        });
    }

    @Test
    void aWeightBeyondWhatCountsIsAnErrorAtItsBlock() {
        assertThat(Translations.errors("track_file f {\nfile /f\nweight 300\n}\n" + Translations.instance("", "")))
                .containsExactly("k.conf:1:12: error: weight: 300 (expected: -254..254)");
    }
}
