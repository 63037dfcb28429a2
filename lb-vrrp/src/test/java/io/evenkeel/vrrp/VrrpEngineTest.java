package io.evenkeel.vrrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;

import io.evenkeel.vrrp.spi.VirtualAddress;
import io.evenkeel.vrrp.spi.VrrpException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.Exceptions;

/** The engine's threads and life, in real time on interfaces in memory. */
@Timeout(30)
class VrrpEngineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MemoryNetwork network = new MemoryNetwork("eth0", "eth1");
    private final VrrpEngine engine = VrrpEngine.builder().network(network).router(owner(51, "eth0")).build();

    @AfterEach
    void stop() {
        engine.stop().block(PATIENCE);
    }

    @Test
    void anOwnerIsActiveWhenStartReturnsAndGoneWhenStopReturns() {
        engine.start().block(PATIENCE);

        assertThat(engine.status()).singleElement().satisfies(status -> {
            assertThat(status.state()).isEqualTo(RouterState.ACTIVE);
            assertThat(status.reason()).isEqualTo("owns the addresses");
            assertThat(status.addresses()).containsExactly(VirtualAddress.of("10.0.0.51/24"));
        });
        assertThat(network.effects("eth0")).containsExactly("send 51 priority 255", "add 10.0.0.51/24");

        engine.stop().block(PATIENCE);
        assertThat(network.effects("eth0")).containsExactly("send 51 priority 255", "add 10.0.0.51/24",
                "send 51 priority 0", "remove 10.0.0.51/24", "close");
        assertThat(engine.status()).isEmpty();
    }

    @Test
    void transitionsArePublishedInOrderAndEndWithTheEngine() {
        var transitions = engine.transitions().map(Transition::toString).collectList().cache();
        var running = transitions.subscribe();

        engine.start().block(PATIENCE);
        engine.stop().block(PATIENCE);

        assertThat(transitions.block(PATIENCE)).containsExactly(
                "vrid 51 on eth0: Initialize -> Active (owns the addresses)",
                "vrid 51 on eth0: Active -> Initialize (stopped)");
        assertThat(running.isDisposed()).isTrue();
    }

    @Test
    void aListenerThatFailsDisturbsNobody() {
        engine.addListener(transition -> {
            throw new IllegalStateException("a listener's own fault, thrown on purpose");
        });
        var first = engine.transitions().next().cache();
        var running = first.subscribe();

        engine.start().block(PATIENCE);

        assertThat(first.block(PATIENCE)).isNotNull();
        assertThat(running.isDisposed()).isTrue();
    }

    @Test
    void applyAddsRemovesAndLeavesTheRestAlone() {
        engine.start().block(PATIENCE);
        int before = network.effects("eth0").size();

        engine.apply(List.of(owner(51, "eth0"), owner(52, "eth0"), owner(51, "eth1"))).block(PATIENCE);
        assertThat(network.effects("eth0").subList(before, network.effects("eth0").size()))
                .containsExactly("send 52 priority 255", "add 10.0.0.52/24");
        assertThat(network.effects("eth1")).containsExactly("send 51 priority 255", "add 10.0.0.51/24");

        engine.apply(List.of(owner(51, "eth0"))).block(PATIENCE);
        assertThat(network.effects("eth0")).endsWith("send 52 priority 0", "remove 10.0.0.52/24");
        assertThat(network.effects("eth1")).endsWith("send 51 priority 0", "remove 10.0.0.51/24", "close");
        assertThat(engine.status()).hasSize(1);
    }

    @Test
    void aChangeThatCannotBeIsUndone() {
        engine.start().block(PATIENCE);

        assertThatThrownBy(() -> engine.apply(List.of(owner(52, "eth1"), owner(53, "eth7"))).block(PATIENCE))
                .isInstanceOf(VrrpException.class).hasMessage("there is no interface eth7");

        assertThat(engine.status()).singleElement().satisfies(status -> {
            assertThat(status.interfaceName()).isEqualTo("eth0");
            assertThat(status.state()).isEqualTo(RouterState.ACTIVE);
        });
        assertThat(network.effects("eth1")).as("opened, and nothing else").containsExactly("close");
    }

    @Test
    void whatTheUserCanPutRightComesOutOfBlockAsItIs() {
        var nowhere = VrrpEngine.builder().network(network).router(owner(51, "eth7")).build();

        assertThatThrownBy(() -> nowhere.start().block(PATIENCE)).isInstanceOf(VrrpException.class)
                .hasMessage("there is no interface eth7");
    }

    @Test
    void anotherFailureIsWhatUnwrapFindsInWhatBlockThrows() {
        var broken = VrrpEngine.builder().network(() -> {
            throw new IOException("no descriptors left");
        }).router(owner(51, "eth0")).build();

        assertThatThrownBy(() -> broken.start().block(PATIENCE)).extracting(Exceptions::unwrap)
                .asInstanceOf(InstanceOfAssertFactories.THROWABLE).isInstanceOf(IOException.class)
                .hasMessage("no descriptors left");
    }

    @Test
    void maintenanceAndSwitchoverGoByNameAndListenersAreAwaited() {
        var heard = new ConcurrentLinkedQueue<String>();
        engine.addListener(transition -> heard.add(transition.to() + " " + transition.cause().text()));
        engine.start().block(PATIENCE);

        engine.maintenance("vrid 51 on eth0", true).block(PATIENCE);
        engine.heard(PATIENCE).block(PATIENCE);
        assertThat(heard).containsExactly("Active owns the addresses", "Fault in maintenance");
        engine.maintenance("vrid 51 on eth0", false).block(PATIENCE);
        engine.switchOver("vrid 51 on eth0", Duration.ofMinutes(1)).block(PATIENCE);
        engine.heard(PATIENCE).block(PATIENCE);

        assertThat(heard).endsWith("Active owns the addresses", "Backup stepped down on request");
        assertThatThrownBy(() -> engine.switchOver("VI_9", Duration.ZERO).block(PATIENCE)).hasMessage(
                "router: VI_9 (expected: one of [vrid 51 on eth0], or a sync group)");
    }

    @Test
    void aListenerThatIsSlowIsNotWaitedForBeyondTheDeadline() {
        var hold = new CountDownLatch(1);
        engine.addListener(transition -> {
            try {
                hold.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        engine.start().block(PATIENCE);

        assertThatThrownBy(() -> engine.heard(Duration.ofMillis(50)).block(PATIENCE)).extracting(Exceptions::unwrap)
                .isInstanceOf(TimeoutException.class);
        hold.countDown();
        engine.heard(PATIENCE).block(PATIENCE);
    }

    @Test
    void misuseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(
                () -> VrrpEngine.builder().router(owner(51, "eth0")).router(owner(51, "eth0")).build())
                .withMessage("virtualRouterId: 51 twice on eth0 (expected: once)");
        assertThatThrownBy(() -> engine.apply(List.of()).block(PATIENCE))
                .hasMessage("cannot apply: the engine is not started");
        engine.start().block(PATIENCE);
        assertThatThrownBy(() -> engine.start().block(PATIENCE)).hasMessage("cannot start: the engine is running");
    }

    private static VirtualRouterConfig owner(int vrid, String interfaceName) {
        return VirtualRouterConfig.builder(vrid).on(interfaceName).priority(255).address("10.0.0." + vrid + "/24")
                .advertisementInterval(Duration.ofSeconds(255)).build(); // no second advertisement during a test
    }
}
