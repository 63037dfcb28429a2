package io.evenkeel.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@Timeout(30)
class TunnelEdgeTest {
    private static final String ASK = "GET /chat HTTP/1.1\r\nHost: shop\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n";
    private static final String SWITCH = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n";

    private static void await(CountDownLatch latch) throws IOException {
        if (!Proxies.unchecked(() -> latch.await(10, TimeUnit.SECONDS))) {
            throw new IOException("the test did not go on");
        }
    }

    private static ScriptedServer switchingWhen(CountDownLatch latch) throws IOException {
        return new ScriptedServer(socket -> {
            ScriptedServer.readHead(socket);
            await(latch);
            ScriptedServer.send(socket, SWITCH);
            socket.getInputStream().transferTo(socket.getOutputStream());
        });
    }

    @Test
    void whatTheClientSendsAheadDoesNotStopTheTunnel() throws Exception {
        var switchNow = new CountDownLatch(1);
        try (var server = switchingWhen(switchNow); var proxies = new Proxies()) {
            LoadBalancer balancer = proxies.http(server);
            try (var raw = new RawClient(Proxies.address(balancer))) {
                String ahead = "a".repeat(200_000) + "!";
                raw.send(ASK + ahead);
                // The proxy reads ahead of the answer until it has enough.
                assertThat(Proxies.comesTrue(() -> Proxies.inFlight(balancer) == 1)).isTrue();
                assertThat(Proxies.comesTrue(() -> Proxies.inFlight(balancer) == 0, Duration.ofMillis(200))).isFalse();
                switchNow.countDown();
                raw.readUntil("\r\n\r\n");
                assertThat(raw.readUntil("!")).isEqualTo(ahead);
            }
        }
    }

    @Test
    void aClientThatEndedItsSideBeforeTheSwitchIsHeardByTheServer() throws Exception {
        var switchNow = new CountDownLatch(1);
        try (var server = switchingWhen(switchNow); var proxies = new Proxies()) {
            LoadBalancer balancer = proxies.http(server);
            try (var raw = new RawClient(Proxies.address(balancer))) {
                raw.send(ASK + "hello").endInput();
                assertThat(Proxies.comesTrue(() -> Proxies.inFlight(balancer) == 1)).isTrue();
                assertThat(Proxies.comesTrue(() -> Proxies.inFlight(balancer) == 0, Duration.ofMillis(200))).isFalse();
                switchNow.countDown();
                raw.readUntil("\r\n\r\n");
                assertThat(raw.readAll()).isEqualTo("hello");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-256, -128, 0, 128, 256})
    void whatTheServerSaidLastArrivesWhole(int kilobytesMore) throws Exception {
        int length = Loopback.capacity() + kilobytesMore * 1024;
        try (var server = new ScriptedServer(socket -> {
            ScriptedServer.readHead(socket);
            ScriptedServer.send(socket, SWITCH);
            socket.getInputStream().readAllBytes();
            ScriptedServer.send(socket, "x".repeat(length));
        }); var proxies = new Proxies()) {
            LoadBalancer balancer = proxies.http(server);
            try (var raw = new RawClient(Proxies.address(balancer))) {
                raw.send(ASK).endInput();
                raw.readUntil("\r\n\r\n");
                Proxies.comesTrue(() -> Proxies.inFlight(balancer) == 0, Duration.ofMillis(300));
                assertThat(raw.readAll()).isEqualTo("x".repeat(length));
            }
        }
    }

    @Test
    void aTunnelIsLoggedOnce() throws Exception {
        var log = (Logger) LoggerFactory.getLogger("io.evenkeel.access.shop");
        var lines = new ch.qos.logback.core.read.ListAppender<ch.qos.logback.classic.spi.ILoggingEvent>();
        lines.start();
        log.addAppender(lines);
        log.setLevel(Level.INFO);
        try (var server = switchingWhen(new CountDownLatch(0)); var proxies = new Proxies()) {
            LoadBalancer balancer = proxies.http(server);
            try (var raw = new RawClient(Proxies.address(balancer))) {
                raw.send(ASK);
                raw.readUntil("\r\n\r\n");
                raw.send("hello").endInput();
                assertThat(raw.readAll()).isEqualTo("hello");
            }
            balancer.stop(Duration.ofSeconds(5)).block();
            assertThat(lines.list).hasSize(1);
        } finally {
            log.detachAppender(lines);
            log.setLevel(null);
        }
    }

    @Test
    void nobodySwitchesWhoWasNotAsked() throws Exception {
        try (var server = switchingWhen(new CountDownLatch(0)); var proxies = new Proxies()) {
            LoadBalancer balancer = proxies.http(server);
            try (var raw = new RawClient(Proxies.address(balancer))) {
                raw.send("GET / HTTP/1.1\r\nHost: shop\r\n\r\n");
                assertThat(raw.readAll()).startsWith("HTTP/1.1 502 ");
            }
        }
    }
}
