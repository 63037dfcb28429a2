package io.evenkeel.proxy.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

import io.evenkeel.core.Pool;
import io.evenkeel.core.Server;
import io.evenkeel.core.schedule.Schedulers;
import io.evenkeel.core.time.Clock;
import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class IdleConnectionsTest {
    @Test
    void sweepingBeforeItsTimeDoesNotAddTimers() {
        var timers = new AtomicInteger();
        var loop = (EventLoop) Proxy.newProxyInstance(EventLoop.class.getClassLoader(), new Class<?>[] {EventLoop.class},
                (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("schedule");
                    timers.incrementAndGet();
                    return null;
                });
        var idle = new IdleConnections(loop, Clock.system());
        var pool = new Pool(Pool.builder("web").scheduler(Schedulers.roundRobin()).server("one", "127.0.0.1:1").build());
        Server server = pool.servers().get(0);
        var side = new ServerSide(server, idle);
        var channel = new EmbeddedChannel(side);
        idle.keep(side);
        for (int i = 0; i < 5; i++) {
            idle.sweep();
        }
        assertThat(timers).hasValue(1);
        assertThat(idle.take(server)).isSameAs(side);
        channel.finishAndReleaseAll();
    }
}
