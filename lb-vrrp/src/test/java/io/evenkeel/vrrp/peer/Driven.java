package io.evenkeel.vrrp.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.evenkeel.core.time.Clock;
import io.evenkeel.vrrp.HostDriver;
import io.evenkeel.vrrp.RouterEventListener;
import io.evenkeel.vrrp.RouterState;
import io.evenkeel.vrrp.Transition;
import io.evenkeel.vrrp.VirtualRouterBuilder;
import io.evenkeel.vrrp.linux.LinuxNetwork;
import io.evenkeel.vrrp.protocol.VrrpMachine;
import io.evenkeel.vrrp.spi.HostAccess;
import io.evenkeel.vrrp.spi.HostStatics;
import org.jspecify.annotations.Nullable;

/** A driver that this thread turns. */
final class Driven implements AutoCloseable {
    interface Condition {
        boolean holds() throws Exception;
    }

    final List<Transition> said = new ArrayList<>();
    private final HostAccess host;
    final HostDriver driver;
    private int seen;

    Driven(VirtualRouterBuilder router) throws Exception {
        this(router, HostStatics.NONE);
    }

    Driven(VirtualRouterBuilder router, HostStatics statics) throws Exception {
        host = new LinuxNetwork().open();
        driver = HostDriver.of(host, Clock.system(), VrrpMachine::step, RouterEventListener.ofTransitions(said::add));
        driver.apply(List.of(router.build()), statics);
    }

    /** There is a new transition to that state, for that cause unless any will do. */
    void hasBecome(RouterState state, @Nullable String cause) throws Exception {
        turnUntil(state + " (" + cause + ")", () -> {
            for (; seen < said.size(); seen++) {
                Transition next = said.get(seen);
                if (next.to() == state && (cause == null || next.cause().text().contains(cause))) {
                    return true;
                }
            }
            return false;
        });
    }

    void turnUntil(String what, Condition condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.holds()) {
            assertThat(System.nanoTime() - end).as(what + ", not " + said).isNegative();
            driver.turn();
            host.await(Math.min(TimeUnit.MILLISECONDS.toNanos(100), driver.idleNanos() & Long.MAX_VALUE));
        }
    }

    @Override
    public void close() throws IOException {
        driver.apply(List.of(), HostStatics.NONE);
        host.close();
    }
}
