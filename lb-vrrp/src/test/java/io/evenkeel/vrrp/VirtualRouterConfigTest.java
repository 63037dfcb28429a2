package io.evenkeel.vrrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.function.UnaryOperator;

import io.evenkeel.vrrp.protocol.AnnouncementPolicy;
import org.junit.jupiter.api.Test;

class VirtualRouterConfigTest {
    @Test
    void refusalsNameTheValueAndWhatWasExpected() {
        refuses(r -> r.priority(256), "priority: 256 (expected: 1..255)");
        refuses(r -> r.on(""), "on: none (expected: an interface such as eth0)");
        refuses(r -> r.version(4), "version: 4 (expected: 2 or 3)");
        refuses(r -> r.advertisementInterval(Duration.ofMillis(250)),
                "advertisementInterval: 0.25 s (expected: whole seconds, 1..255, in VRRP version 2)");
        refuses(r -> r.version(3).advertisementInterval(Duration.ofSeconds(41)),
                "advertisementInterval: 41.0 s (expected: hundredths of a second, 0.01 s..40.95 s, in VRRP version 3)");
        refuses(r -> r.password("123456789"),
                "password: 9 bytes (expected: 1..8, a VRRP version 2 packet has room for no more)");
        refuses(r -> r.version(3).password("1234"), "password: set (expected: none, VRRP version 3 has no authentication)");
        refuses(r -> r.preempt(false).preemptDelay(Duration.ofSeconds(5)),
                "preemptDelay: 5.0 s (expected: 0 s, since preemption is off)");
        refuses(r -> r.preemptDelay(Duration.ofSeconds(1001)), "preemptDelay: 1001.0 s (expected: 0 s..1000 s)");
        refuses(r -> r.preempt(false).priority(255),
                "preempt: false (expected: true, since priority 255 says that the addresses are this host's own)");
        refuses(r -> r.address("10.0.0.300/24"), "address: 10.0.0.300/24 (expected: such as 192.168.4.80/24 or 2001:db8::80/64)");
        refuses(r -> r.address("10.0.0.100"), "addresses: [10.0.0.100/24, 10.0.0.100/32] (expected: each once)");
        assertThatIllegalArgumentException().isThrownBy(() -> VirtualRouterConfig.builder(0).on("eth0")
                .address("10.0.0.1/24").build()).withMessage("virtualRouterId: 0 (expected: 1..255)");
        assertThatIllegalArgumentException().isThrownBy(() -> VirtualRouterConfig.builder(1).on("eth0").build())
                .withMessage("addresses: 0 (expected: 1..255 of them)");
    }

    @Test
    void toBuilderKeepsEverything() {
        VirtualRouterConfig config = valid().version(2).password("secret").priority(7).preemptDelay(Duration.ofSeconds(3))
                .sourceAddress("10.0.0.1")
                .announcements(new AnnouncementPolicy(Duration.ofSeconds(1), 2, Duration.ofSeconds(60), 3)).build();
        VirtualRouterConfig patient = valid().preempt(false).build();

        assertThat(config.toBuilder().build()).isEqualTo(config);
        assertThat(patient.toBuilder().build()).isEqualTo(patient);
    }

    private static VirtualRouterBuilder valid() {
        return VirtualRouterConfig.builder(51).on("eth0").address("10.0.0.100/24");
    }

    private static void refuses(UnaryOperator<VirtualRouterBuilder> change, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> change.apply(valid()).build()).withMessage(message);
    }
}
