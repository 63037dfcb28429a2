package io.evenkeel.director.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

import io.evenkeel.director.track.FileTracker;
import io.evenkeel.director.track.ProcessTracker;
import io.evenkeel.director.track.ScriptTracker;
import io.evenkeel.vrrp.VirtualRouterConfig;
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
        assertThat(tracking(block, "track_file {;load;n;n weight 0;}")).containsExactly(
                Tracking.of(new FileTracker("load", "/run/load", OptionalInt.of(4), true)).weight(-2),
                Tracking.of(new FileTracker("n", "/run/n", OptionalInt.empty(), false)).weight(1),
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
