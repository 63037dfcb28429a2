package io.evenkeel.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import io.evenkeel.proxy.config.ClientTimeouts;
import io.evenkeel.proxy.config.ConnectionMode;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RelayEdgeTest {
    private static void hold(Socket socket) throws IOException {
        Proxies.unchecked(() -> {
            new CountDownLatch(1).await();
            return socket;
        });
    }

    @Test
    void aServerThatDoesNotReadIsTheOneThatTimesOut() throws Exception {
        try (var server = new ScriptedServer(RelayEdgeTest::hold); var proxies = new Proxies()) {
            LoadBalancer balancer = proxies.http(Proxies.pool(server), f -> f, b -> b.serverTimeout(Duration.ofMillis(300)));
            try (var raw = new RawClient(Proxies.address(balancer))) {
                int most = 3 * Loopback.capacity() + 2_000_000;
                raw.send("POST / HTTP/1.1\r\nHost: shop\r\nContent-Length: " + most + "\r\n\r\n" + "x".repeat(most));
                assertThat(raw.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 504 ");
            }
            assertThat(balancer.pools().get(0).servers().get(0).failed()).isEqualTo(1);
        }
    }

    @Test
    void whatComesBehindTheLastRequestDoesNotDestroyItsAnswer() throws Exception {
        try (var server = new ScriptedServer(socket -> {
            ScriptedServer.readHead(socket);
            ScriptedServer.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            socket.getInputStream().readAllBytes();
        }); var proxies = new Proxies()) {
            LoadBalancer balancer = proxies.http(Proxies.pool(server), f -> f.connectionMode(ConnectionMode.CLOSE), b -> b);
            for (int i = 0; i < 20; i++) {
                try (var raw = new RawClient(Proxies.address(balancer))) {
                    raw.send("GET / HTTP/1.1\r\nHost: shop\r\n\r\n".repeat(20_000));
                    assertThat(raw.endInput().readAll()).endsWith("ok");
                }
            }
        }
    }

    @Test
    void aBodyThatEndsTooEarlyWhileWeConnectEndsTheRequest() throws Exception {
        try (var server = new ScriptedServer(RelayEdgeTest::hold); var proxies = new Proxies()) {
            LoadBalancer balancer = proxies.http(Proxies.pool(server),
                    f -> f.timeouts(new ClientTimeouts(Duration.ofMinutes(1), Duration.ofSeconds(10), Duration.ofMinutes(1))), b -> b);
            for (int i = 0; i < 20; i++) {
                try (var raw = new RawClient(Proxies.address(balancer))) {
                    raw.send("POST / HTTP/1.1\r\nHost: shop\r\nContent-Length: 10\r\n\r\nhalf").endInput();
                    assertThat(raw.readAll()).isEmpty();
                }
            }
        }
    }

    @RepeatedTest(20)
    void anEarlyAnswerIsSeenAlthoughTheServerTakesNoMore() throws Exception {
        try (var server = new ScriptedServer(socket -> {
            ScriptedServer.readHead(socket);
            ScriptedServer.send(socket, "HTTP/1.1 413 Content Too Large\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno");
        }); var proxies = new Proxies()) {
            LoadBalancer balancer = proxies.http(server);
            try (var raw = new RawClient(Proxies.address(balancer))) {
                raw.send("POST / HTTP/1.1\r\nHost: shop\r\nContent-Length: 4000000\r\n\r\n" + "x".repeat(1_000_000));
                assertThat(raw.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 413 ");
            }
        }
    }
}
