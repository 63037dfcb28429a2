package io.evenkeel.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.evenkeel.core.Health;
import io.evenkeel.core.Pool;
import io.evenkeel.core.PoolObserver;
import io.evenkeel.core.Server;
import io.evenkeel.core.schedule.Schedulers;
import org.junit.jupiter.api.Test;
import reactor.netty.resources.LoopResources;

/** The engine as applications construct it: real loops, real time, real sockets on loopback. */
class HealthMonitorLoopbackTest {
    private final LinkedBlockingQueue<String> changes = new LinkedBlockingQueue<>();

    private String nextChange() throws InterruptedException {
        return Objects.requireNonNull(changes.poll(20, TimeUnit.SECONDS), "no change of health within 20 s");
    }

    @Test
    void aServerIsSeenToWorkToFailToComeBackAndToBeGone() throws Exception {
        LoopResources loops = LoopResources.create("monitor-test", 2, true);
        var status = new AtomicReference<>("200");
        InetSocketAddress address;
        try (var monitor = new HealthMonitor(loops)) {
            try (var server = LoopbackServer.with(connection -> {
                LoopbackServer.readHead(connection);
                connection.getOutputStream()
                        .write(("HTTP/1.1 " + status.get() + " x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            })) {
                address = server.address();
                monitor.watch(pool(address));
                assertThat(nextChange()).isEqualTo("UP status 200 (1st of 1 success)");
                status.set("503");
                assertThat(nextChange()).isEqualTo("DOWN status 503 (expected 200..399) (3rd of 3 failures)");
                status.set("302");
                assertThat(nextChange()).isEqualTo("UP status 302 (2nd of 2 successes)");
            }
            assertThat(nextChange()).isEqualTo("DOWN connection refused (3rd of 3 failures)");
            accept(address);
        } finally {
            loops.disposeLater(Duration.ZERO, Duration.ofSeconds(20)).block(Duration.ofSeconds(20));
        }
        assertThat(changes).isEmpty();
    }

    /** A listener at the same address that hangs up on the next three probes: the server stays down. */
    private static void accept(InetSocketAddress address) throws IOException {
        try (var listener = new ServerSocket(address.getPort(), 10, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(20_000);
            for (int i = 0; i < 3; i++) {
                listener.accept().close();
            }
        }
    }

    private Pool pool(InetSocketAddress address) {
        var check = HttpCheck.get("/up").every(Duration.ofMillis(10)).within(Duration.ofSeconds(10));
        var pool = new Pool(Pool.builder("web").scheduler(Schedulers.roundRobin()).healthCheck(check)
                .server("web1", "127.0.0.1:" + address.getPort()).build());
        pool.observe(new PoolObserver() {
            @Override
            public void healthChanged(Server server, Health before, Health now, String reason) {
                changes.add(now + " " + reason);
            }
        });
        return pool;
    }
}
