package io.evenkeel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import io.evenkeel.vrrp.RouterEvent;
import io.evenkeel.vrrp.RouterEvent.LowerPriorityHeard;
import io.evenkeel.vrrp.RouterState;
import io.evenkeel.vrrp.VirtualRouterBuilder;
import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.protocol.Cause;
import org.junit.jupiter.api.Test;

/** What listeners are told besides transitions. */
class EventsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final VirtualNetwork lan = new VirtualNetwork(1);

    @Test
    void aGroupSpeaksAfterAllItsMembers() {
        VirtualHost only = lan.host("only", "10.0.0.1").start(router(51, 150).group("G"), router(52, 150).group("G"));
        lan.run(LONG);
        only.stop();

        assertThat(said(only)).containsExactly(
                "vrid 51 on eth0: Initialize -> Backup (started)", "vrid 52 on eth0: Initialize -> Backup (started)",
                "sync group G: Initialize -> Backup",
                "vrid 51 on eth0: Backup -> Active (no advertisement for 3.41 s)",
                "vrid 52 on eth0: Backup -> Active (no advertisement for 3.41 s)",
                "sync group G: Backup -> Active",
                "vrid 51 on eth0: Active -> Initialize (stopped)", "vrid 52 on eth0: Active -> Initialize (stopped)",
                "sync group G: Active -> Initialize");
    }

    @Test
    void whatIsTakenOutIsNotJustStopped() {
        VirtualHost only = lan.host("only", "10.0.0.1").start(router(51, 150), router(52, 150));
        lan.run(LONG);
        only.start(router(52, 150).version(3));

        assertThat(only.transitions().stream().filter(it -> it.to() == RouterState.INITIALIZE).map(it -> it.virtualRouterId() + " "
                + it.cause())).containsExactly("51 " + new Cause.Removed(), "52 " + new Cause.Stopped());
    }

    @Test
    void anotherPriorityIsAnEvent() {
        VirtualHost only = lan.host("only", "10.0.0.1").start(router(51, 150));
        lan.run(LONG);
        only.start(router(51, 120));

        assertThat(said(only)).last().isEqualTo("vrid 51 on eth0: priority 150 -> 120");
    }

    @Test
    void aRivalIsToldOfAtItsOwnIntervalAndAFloodOnlyTwiceInOurs() {
        VirtualHost high = lan.host("high", "10.0.0.1").start(router(51, 150).version(3));
        VirtualHost low = lan.host("low", "10.0.0.2").start(router(51, 100).version(3));
        lan.run(LONG);
        lan.cut(high, low);
        lan.run(LONG);
        List<LowerPriorityHeard> heard = heard(high);
        assertThat(heard).hasSizeBetween(15, 18).last().satisfies(last -> {
            assertThat(last).hasToString("vrid 51 on eth0: 10.0.0.2 is active with priority 100, ours is 150");
            assertThat(last.generation()).isEqualTo(high.status().getFirst().generation()).isPositive();
        });

        low.start(router(51, 100).version(3).advertisementInterval(Duration.ofMillis(10)));
        lan.run(Duration.ofSeconds(10));
        assertThat(high.status().getFirst().counters().rivals()).isGreaterThan(900);
        assertThat(heard(high)).hasSizeBetween(heard.size() + 10, heard.size() + 21);
    }

    private static List<LowerPriorityHeard> heard(VirtualHost host) {
        return host.events().stream().filter(LowerPriorityHeard.class::isInstance).map(LowerPriorityHeard.class::cast).toList();
    }

    private static List<String> said(VirtualHost host) {
        return host.events().stream().map(RouterEvent::toString).toList();
    }

    private static VirtualRouterBuilder router(int virtualRouterId, int priority) {
        return VirtualRouterConfig.builder(virtualRouterId).on("eth0").priority(priority)
                .address("10.0.0." + (virtualRouterId + 100) + "/24");
    }
}
