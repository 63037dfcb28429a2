package io.evenkeel.director;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

import io.evenkeel.core.Pool;
import io.evenkeel.core.PoolConfig;
import io.evenkeel.core.schedule.Schedulers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.Exceptions;

@Timeout(30)
class DirectorTest {
    private static PoolConfig pool() {
        return Pool.builder("web").scheduler(Schedulers.roundRobin()).server("a", "127.0.0.1:9").build();
    }

    private static DirectorConfig listeningOn(String address) {
        return DirectorConfig.builder().http("shop", f -> f.bind(address).defaultPool(pool())).build();
    }

    @Test
    void listensWhileItRunsAndNotAfter() throws IOException {
        var director = Director.create(listeningOn("127.0.0.1:0"));
        director.start().block();
        int port = director.loadBalancer().addresses("shop").get(0).getPort();
        assertThat(director.virtualRouters()).isEmpty();
        director.stop(Duration.ZERO).block();
        try (var free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(free.isBound()).isTrue();
        }
    }

    @Test
    void anInterfaceThatIsMissingGivesTheListenersUpAgainWithOneSentence() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var director = Director.builder()
                .http("shop", f -> f.bind("127.0.0.1:" + port).defaultPool(pool()))
                .virtualRouter(51, r -> r.on("none0").address("192.0.2.80/24"))
                .build();
        assertThatThrownBy(() -> director.start().block())
                .satisfies(error -> assertThat(Exceptions.unwrap(error)).hasMessageContaining("none0"));
        try (var free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(free.isBound()).isTrue();
        }
    }

    @Test
    void runsWithoutMicrometer() {
        assertThat(ClassLoader.getSystemResource("io/micrometer/core/instrument/MeterRegistry.class"))
                .as("lb-vrrp needs it for its meters only, and does not bring it along").isNull();
        var director = Director.create(listeningOn("127.0.0.1:0"));
        director.start().block();
        assertThat(director.virtualRouters()).isEmpty();
        director.stop(Duration.ZERO).block();
    }

    @Test
    void applySaysWhatChangedAndAFailureChangesNothing() throws IOException {
        var director = Director.create(listeningOn("127.0.0.1:0"));
        director.start().block();
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            DirectorConfig impossible = listeningOn("127.0.0.1:" + taken.getLocalPort());
            assertThat(director.plan(impossible).toString()).contains("frontend shop binds");
            assertThatThrownBy(() -> director.apply(impossible).block()).hasMessageContaining("already in use");
        }
        assertThat(director.plan(listeningOn("127.0.0.1:0")).isEmpty()).isTrue();
        assertThat(director.plan(DirectorConfig.builder().http("shop", f -> f.bind("127.0.0.1:0").defaultPool(pool()))
                .mail(m -> m.server("localhost", s -> s).to("root")).build())).hasToString("~ mail");
        DirectorConfig more = DirectorConfig.builder()
                .http("shop", f -> f.bind("127.0.0.1:0").defaultPool(pool()))
                .tcp("db", f -> f.bind("127.0.0.1:0").defaultPool(pool()))
                .build();
        assertThat(director.apply(more).block()).hasToString("+ frontend db (TCP on [127.0.0.1:0])");
        assertThat(director.loadBalancer().addresses("db")).hasSize(1);
        director.stop(Duration.ZERO).block();
    }
}
