package io.evenkeel.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.evenkeel.core.Server;
import io.evenkeel.proxy.config.ClientTimeouts;
import io.evenkeel.proxy.config.ConnectionMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that ask and do not read: they must neither fill our memory, nor stay for ever, nor lose an answer. */
@Timeout(30)
class SlowReaderTest {
    private static final String GET = "GET /%d HTTP/1.1\r\nHost: shop\r\n\r\n";
    private static final int STEP = 128 * 1024;

    /** A client that has read nothing of an answer which the proxy has whole, but could not send to its end. */
    private record Waiting(RawClient raw, int length) {
        String body() {
            return "\r\n\r\n" + "x".repeat(length);
        }
    }

    /** Asks for less and less until the proxy takes the whole answer from the server. */
    private static Waiting ask(LoadBalancer balancer, String request) throws IOException {
        Server server = balancer.pools().get(0).servers().get(0);
        for (int length = Loopback.capacity() + 3 * STEP; length > 0; length -= STEP) {
            long chosen = server.chosen();
            var raw = new RawClient(Proxies.address(balancer));
            raw.send(request.formatted(length));
            assertThat(Proxies.comesTrue(() -> server.chosen() > chosen)).isTrue();
            if (Proxies.comesTrue(() -> server.inFlight() == 0, Duration.ofMillis(300))) {
                return new Waiting(raw, length);
            }
            raw.reset();
            assertThat(Proxies.comesTrue(() -> balancer.connections("shop") == 0)).isTrue();
        }
        throw new AssertionError("no answer fits");
    }

    private static void answer(Socket socket, int length) throws IOException {
        ScriptedServer.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + "x".repeat(length));
    }

    private static ScriptedServer answering() throws IOException {
        return new ScriptedServer(socket -> {
            for (String head = ScriptedServer.readHead(socket); !head.isEmpty(); head = ScriptedServer.readHead(socket)) {
                answer(socket, Integer.parseInt(head.substring(head.indexOf('/') + 1, head.indexOf(" HTTP"))));
            }
        });
    }

    private static ClientTimeouts timeouts(Duration idle, Duration keepAlive) {
        return new ClientTimeouts(idle, Duration.ofSeconds(10), keepAlive);
    }

    @Test
    void pipelinedRequestsWaitUntilTheirAnswersCanBeSent() throws Exception {
        int length = 30_000;
        var asked = new AtomicInteger();
        try (var server = new ScriptedServer(socket -> {
            while (!ScriptedServer.readHead(socket).isEmpty()) {
                asked.incrementAndGet();
                answer(socket, length);
            }
        }); var proxies = new Proxies()) {
            LoadBalancer balancer = proxies.http(server);
            int room = Loopback.capacity() / length + 20;
            int requests = 4 * room;
            try (var raw = new RawClient(Proxies.address(balancer))) {
                raw.send("GET / HTTP/1.1\r\nHost: shop\r\n\r\n".repeat(requests - 1)
                        + "GET / HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n");
                assertThat(Proxies.comesTrue(() -> asked.get() > 2 * room, Duration.ofSeconds(2))).isFalse();
                assertThat(raw.readAll().split("HTTP/1\\.1 200 OK", -1)).hasSize(requests + 1);
            }
        }
    }

    @Test
    void aClientThatDoesNotReadItsLastAnswerIsCutOff() throws Exception {
        try (var server = answering(); var proxies = new Proxies()) {
            LoadBalancer balancer = proxies.http(Proxies.pool(server),
                    f -> f.connectionMode(ConnectionMode.CLOSE).timeouts(timeouts(Duration.ofSeconds(1), Duration.ofSeconds(10))), b -> b);
            Waiting client = ask(balancer, GET);
            try (var raw = client.raw()) {
                assertThat(Proxies.comesTrue(() -> balancer.connections("shop") == 0, Duration.ofSeconds(5))).isTrue();
                raw.reset();
            }
        }
    }

    @Test
    void anEarlyAnswerIsGivenTheTimeThatTheClientNeeds() throws Exception {
        try (var server = answering(); var proxies = new Proxies()) {
            LoadBalancer balancer = proxies.http(server);
            Waiting client = ask(balancer, "POST /%d HTTP/1.1\r\nHost: shop\r\nContent-Length: 100\r\n\r\nnot all");
            try (var raw = client.raw()) {
                // Longer than the linger time that a client gets which has all of its answer.
                Proxies.comesTrue(() -> balancer.connections("shop") == 0, Duration.ofMillis(1500));
                assertThat(raw.endInput().readAll()).endsWith(client.body());
            }
        }
    }

    @Test
    void aClientThatEndsItsSideGetsTheRestOfItsAnswer() throws Exception {
        try (var server = answering(); var proxies = new Proxies()) {
            LoadBalancer balancer = proxies.http(server);
            Waiting client = ask(balancer, GET);
            try (var raw = client.raw()) {
                raw.endInput();
                Proxies.comesTrue(() -> balancer.connections("shop") == 0, Duration.ofMillis(300));
                assertThat(raw.readAll()).endsWith(client.body());
            }
        }
    }

    @Test
    void stoppingWaitsForAnswersThatAreStillBeingRead() throws Exception {
        try (var server = answering(); var proxies = new Proxies()) {
            LoadBalancer balancer = proxies.http(server);
            Waiting client = ask(balancer, GET);
            try (var raw = client.raw()) {
                CompletableFuture<?> stopped = balancer.stop(Duration.ofSeconds(10)).toFuture();
                Proxies.comesTrue(stopped::isDone, Duration.ofMillis(300));
                assertThat(raw.readAll()).endsWith(client.body());
                stopped.join();
            }
        }
    }

    @Test
    void aKeepAliveTimeoutDoesNotCutTheAnswerBeforeIt() throws Exception {
        try (var server = answering(); var proxies = new Proxies()) {
            LoadBalancer balancer = proxies.http(Proxies.pool(server),
                    f -> f.timeouts(timeouts(Duration.ofSeconds(10), Duration.ofMillis(100))), b -> b);
            Waiting client = ask(balancer, GET);
            try (var raw = client.raw()) {
                Proxies.comesTrue(() -> balancer.connections("shop") == 0, Duration.ofMillis(500));
                assertThat(raw.readAll()).endsWith(client.body());
            }
        }
    }

    @Test
    void aTcpClientThatDoesNotReadIsCutOff() throws Exception {
        int length = Loopback.capacity() + STEP;
        try (var server = new ScriptedServer(socket -> ScriptedServer.send(socket, "x".repeat(length)));
                var proxies = new Proxies()) {
            LoadBalancer balancer = proxies.tcp(Proxies.pool(server),
                    f -> f.timeouts(timeouts(Duration.ofMillis(300), Duration.ofSeconds(10))), b -> b);
            try (var raw = new RawClient(Proxies.address(balancer))) {
                assertThat(Proxies.comesTrue(() -> balancer.connections("shop") == 1)).isTrue();
                assertThat(Proxies.comesTrue(() -> balancer.connections("shop") == 0, Duration.ofSeconds(5))).isTrue();
                raw.reset();
            }
        }
    }
}
