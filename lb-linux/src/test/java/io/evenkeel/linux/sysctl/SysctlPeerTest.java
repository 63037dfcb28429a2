package io.evenkeel.linux.sysctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;

import io.evenkeel.linux.Sandbox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Settings of a network namespace of the test's own. */
@Tag("peer")
@Timeout(30)
class SysctlPeerTest {
    @Test
    void settingsBelongToTheNamespaceOfTheThread() throws Exception {
        Sysctl setting = Sysctl.ipv4("eth0", "arp_ignore");
        try (Sandbox sandbox = Sandbox.open()) {
            sandbox.inside(() -> {
                assertThat(setting.read()).contains("0");
                setting.write("1");
                assertThat(setting.read()).contains("1");
                assertThat(Sysctl.ipv6("eth1", "disable_ipv6").read()).contains("0");
                assertThat(Sysctl.ipv4("eth7", "arp_ignore").read()).isEmpty();
                assertThatThrownBy(() -> Sysctl.ipv4("eth7", "arp_ignore").write("1")).isInstanceOf(IOException.class)
                        .hasMessageStartingWith("cannot set net/ipv4/conf/eth7/arp_ignore to 1: ");
            });
        }
    }
}
