package io.evenkeel.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.evenkeel.proxy.config.LoadBalancerConfig;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GracefulStopTest {
    /** Longer than a test may take: whatever ends before has not waited for it. */
    private static final Duration LONG_DRAIN = Duration.ofMinutes(5);

    private static StartedBalancer http(String server) {
        return StartedBalancer.start(LoadBalancerConfig.builder()
                .http("front", f -> f.bind("127.0.0.1:0").defaultPool(StartedBalancer.pool("web", server))));
    }

    private static StartedBalancer tcp(String server) {
        return StartedBalancer.start(LoadBalancerConfig.builder()
                .tcp("front", f -> f.bind("127.0.0.1:0").defaultPool(StartedBalancer.pool("raw", server))));
    }

    private static void assertRefused(InetSocketAddress address) {
        assertThatThrownBy(() -> new Socket(address.getAddress(), address.getPort()).close()).isInstanceOf(ConnectException.class);
    }

    @Test
    void aClientBetweenTwoRequestsIsClosedAtOnceAndANewOneIsServedOnce() throws Exception {
        try (var origin = new HttpOrigin("one"); StartedBalancer balancer = http(origin.endpoint())) {
            InetSocketAddress address = balancer.address("front");
            try (var served = new RawClient(address); var fresh = new RawClient(address)) {
                assertThat(served.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").readUntil("\r\n\r\none")).endsWith("one");
                Await.until("both are connected", () -> balancer.balancer().connections("front") == 2);
                CompletableFuture<?> stopped = balancer.balancer().stop(LONG_DRAIN).toFuture();
                assertThat(served.readAll()).isEmpty();
                assertThat(fresh.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").readAll()).as("its request may have been on its way")
                        .startsWith("HTTP/1.1 200 ").endsWith("one");
                stopped.get(20, TimeUnit.SECONDS);
            }
            assertRefused(address);
        }
    }

    @Test
    void withoutTimeToDrainARequestUnderWayIsCutOff() throws Exception {
        var received = new CountDownLatch(1);
        try (SocketServer silent = new SocketServer(connection -> {
            assertThat(connection.getInputStream().read()).isEqualTo('G');
            received.countDown();
            connection.getInputStream().transferTo(OutputStream.nullOutputStream());
        });
                StartedBalancer balancer = http(silent.endpoint());
                var waiting = new RawClient(balancer.address("front"))) {
            waiting.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(received.await(10, TimeUnit.SECONDS)).as("the server has the request").isTrue();
            balancer.balancer().stop(Duration.ZERO).block(StartedBalancer.PATIENCE);
            assertThat(waiting.readAll()).isEmpty();
            Await.until("the server's side is closed", () -> silent.open() == 0);
        }
    }

    /** Whatever the stage in which the stop meets the connection: often it is still being set up. */
    @RepeatedTest(20)
    void aConnectionThatIsBeingSetUpIsClosedToo() throws Exception {
        try (SocketServer silent = new SocketServer(connection -> connection.getInputStream().transferTo(OutputStream.nullOutputStream()));
                StartedBalancer balancer = http(silent.endpoint());
                var waiting = new RawClient(balancer.address("front"))) {
            waiting.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            Await.until("the server has accepted", () -> silent.open() == 1);
            balancer.balancer().stop(Duration.ZERO).block(StartedBalancer.PATIENCE);
            Await.until("the server's side is closed", () -> silent.open() == 0);
        }
    }

    @Test
    void withoutTimeToDrainTcpIsCutOff() throws Exception {
        try (SocketServer echo = SocketServer.echo();
                StartedBalancer balancer = tcp(echo.endpoint());
                var raw = new RawClient(balancer.address("front"))) {
            assertThat(raw.send("x!").readUntil("!")).isEqualTo("x!");
            balancer.balancer().stop(Duration.ZERO).block(StartedBalancer.PATIENCE);
            assertThat(raw.readAll()).isEmpty();
            Await.until("the server's side is closed", () -> echo.open() == 0);
        }
    }

    @Test
    void tcpGoesOnUntilItsEnd() throws Exception {
        try (SocketServer echo = SocketServer.echo(); StartedBalancer balancer = tcp(echo.endpoint())) {
            InetSocketAddress address = balancer.address("front");
            try (var raw = new RawClient(address)) {
                assertThat(raw.send("x!").readUntil("!")).isEqualTo("x!");
                CompletableFuture<?> stopped = balancer.balancer().stop(LONG_DRAIN).toFuture();
                Await.until("it listens no more", () -> balancer.balancer().addresses("front").isEmpty());
                assertRefused(address);
                assertThat(raw.send("y!").readUntil("!")).isEqualTo("y!");
                assertThat(stopped).isNotDone();
                raw.endInput();
                assertThat(raw.readAll()).isEmpty();
                stopped.get(20, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void afterTheStopNothingStartsAgainAndStoppingAgainDoesNoHarm() throws Exception {
        try (StartedBalancer balancer = tcp("127.0.0.1:" + StartedBalancer.freePort())) {
            balancer.balancer().stop(LONG_DRAIN).block(StartedBalancer.PATIENCE);
            balancer.balancer().stop(LONG_DRAIN).block(StartedBalancer.PATIENCE);
            assertThatThrownBy(() -> balancer.balancer().start().block(StartedBalancer.PATIENCE)).isInstanceOf(RuntimeException.class);
        }
    }
}
