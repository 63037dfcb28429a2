package io.evenkeel.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;

import io.evenkeel.launcher.lab.NetworkLab;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("peer")
class FailoverDemoTest {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @Test
    void theAddressMovesThereAndBack() throws Exception {
        assumeTrue(NetworkLab.permitted(), "not root: no network namespaces");
        assumeTrue(LauncherProcess.run(LIMIT, "ip", "-V").status() == 0, "ip (iproute2) is not installed");
        LauncherProcess demo = LauncherProcess.evenkeel(LIMIT, "demo", "--ha", "--once");
        assertThat(demo.status()).as(demo.out() + demo.err()).isZero();
        assertThat(demo.out()).contains("the first page by way of d2").contains("the address went there and back");
        String namespaces = LauncherProcess.run(LIMIT, "ip", "netns", "list").out();
        assertThat(namespaces.lines().filter(line -> line.matches("ek[0-9]+-(lan|d1|d2|web1|web2|client|visitor).*")).toList())
                .as("namespaces that are left over").allSatisfy(FailoverDemoTest::belongsToALivingProcess);
    }

    // Another demo may run on this machine at the same time.
    private static void belongsToALivingProcess(String namespace) {
        long pid = Long.parseLong(namespace.substring(2, namespace.indexOf('-')));
        assertThat(ProcessHandle.of(pid)).isPresent();
    }
}
