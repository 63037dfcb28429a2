package io.evenkeel.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

class LocalDemoTest {
    @Test
    void tellsItsStoryAndLosesNoRequest() throws Exception {
        LauncherProcess demo = LauncherProcess.evenkeel(Duration.ofSeconds(60), "demo", "--once");
        assertThat(demo.status()).as(demo.out() + demo.err()).isZero();
        assertThat(demo.err()).isEmpty();
        assertThat(demo.out()).contains("web1  " + "#".repeat(40) + "  200").contains("kill -9 ").contains("the check takes web2 out: ")
                .contains("the check takes web2 back: ").contains(", none failed")
                .doesNotContain("\u001b");
        assertThat(processes(demo.out())).hasSize(4).allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isEmpty());
    }

    private static List<Long> processes(String story) {
        return Pattern.compile("process (\\d+)").matcher(story).results().map(found -> Long.valueOf(found.group(1))).toList();
    }
}
