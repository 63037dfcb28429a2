package io.evenkeel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import io.evenkeel.vrrp.VirtualRouterBuilder;
import io.evenkeel.vrrp.VirtualRouterConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The example of {@code docs/vrrp.md}. */
@ExtendWith(VirtualNetworkExtension.class)
class FailoverExampleTest {
    @Test
    void theBackupTakesOver(VirtualNetwork network) {
        VirtualHost one = network.host("one", "10.0.0.1").start(router(150));
        VirtualHost two = network.host("two", "10.0.0.2").start(router(100));
        assertThat(network.awaitHolder("10.0.0.100", Duration.ofSeconds(4))).isEqualTo(one);
        network.neverHeldByTwo("10.0.0.100");
        one.crash();
        assertThat(network.awaitHolder("10.0.0.100", Duration.ofMillis(3_700))).isEqualTo(two);
    }

    private static VirtualRouterBuilder router(int priority) {
        return VirtualRouterConfig.builder(51).on("eth0").priority(priority).address("10.0.0.100/24");
    }
}
