package io.evenkeel.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

class LocalDemoTest {
    /** Loops that meet may have turns of the order left when the last request has come (docs/threads.md): 15 each, of two loops. */
    private static final int LEFT_OVER = 15;

    @Test
    void tellsItsStoryAndLosesNoRequest() throws Exception {
        LauncherProcess demo = LauncherProcess.evenkeel(Duration.ofSeconds(60), "demo", "--once");
        assertThat(demo.status()).as(demo.out() + demo.err()).isZero();
        assertThat(demo.err()).isEmpty();
        assertThat(firstCount(demo.out(), "web1")).as(demo.out()).isBetween(200 - LEFT_OVER, 200 + LEFT_OVER);
        assertThat(firstCount(demo.out(), "web2")).as(demo.out()).isBetween(100 - LEFT_OVER, 100 + LEFT_OVER);
        assertThat(demo.out()).contains("web1  " + "#".repeat(40)).contains("kill -9 ").contains("the check takes web2 out: ")
                .contains("the check takes web2 back: ").contains(", none failed")
                .doesNotContain("\u001b");
        assertThat(processes(demo.out())).hasSize(4).allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isEmpty());
    }

    private static int firstCount(String story, String server) {
        return Pattern.compile(server + " +#+ +(\\d+)").matcher(story).results().map(found -> Integer.valueOf(found.group(1))).findFirst()
                .orElseThrow();
    }

    private static List<Long> processes(String story) {
        return Pattern.compile("process (\\d+)").matcher(story).results().map(found -> Long.valueOf(found.group(1))).toList();
    }
}
