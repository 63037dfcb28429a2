package io.evenkeel.vrrp.track;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.spi.Prefix;
import io.evenkeel.vrrp.spi.VirtualRoute;
import io.evenkeel.vrrp.spi.VirtualRule;
import org.junit.jupiter.api.Test;

class TrackingTest {
    @Test
    void whatNobodyWatchesCannotBeDependedOn() {
        VirtualRoute route = VirtualRoute.to(Prefix.of("10.60.0.0/16")).untracked();
        VirtualRule rule = VirtualRule.of(IpFamily.IPV4, new VirtualRule.Verdict.Table(77)).priority(500).untracked();

        assertThatIllegalArgumentException().isThrownBy(() -> Tracking.ofRoute(route)).withMessageContaining("10.60.0.0/16 is left alone");
        assertThatIllegalArgumentException().isThrownBy(() -> Tracking.ofRule(rule)).withMessageContaining("is left alone");
    }
}
