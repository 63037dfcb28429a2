package io.evenkeel.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

import io.evenkeel.core.Pool;
import io.evenkeel.core.Server;
import io.evenkeel.core.schedule.Schedulers;
import io.evenkeel.proxy.config.FrontendConfig;
import io.evenkeel.proxy.config.LoadBalancerConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TcpProxyTest {
    private static final int TRANSFERS = 100;

    private static StartedBalancer start(UnaryOperator<FrontendConfig.Builder> frontend, String... servers) {
        return StartedBalancer.start(LoadBalancerConfig.builder()
                .tcp("raw", f -> frontend.apply(f.bind("127.0.0.1:0").defaultPool(StartedBalancer.pool("pool", servers)))));
    }

    private static StartedBalancer start(String... servers) {
        return start(f -> f, servers);
    }

    private static Socket connect(StartedBalancer balancer) throws IOException {
        InetSocketAddress address = balancer.address("raw");
        var socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static byte[] content(int size, int seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** Without printing a million bytes. */
    private static void assertSame(String what, byte @Nullable [] actual, byte[] expected) {
        assertThat(actual).as(what).isNotNull();
        assertThat(actual.length).as(what).isEqualTo(expected.length);
        assertThat(Arrays.mismatch(actual, expected)).as("first difference of " + what).isEqualTo(-1);
    }

    /** Reads to the end of the client's input, then sends all of it back. */
    private static SocketServer answersAtTheEnd() throws IOException {
        return new SocketServer(connection -> connection.getOutputStream().write(connection.getInputStream().readAllBytes()));
    }

    private static byte[] sendEndAndRead(StartedBalancer balancer, byte[] content) throws IOException {
        try (Socket socket = connect(balancer)) {
            socket.getOutputStream().write(content);
            socket.shutdownOutput();
            return socket.getInputStream().readAllBytes();
        }
    }

    private static void awaitNobody(StartedBalancer balancer) throws Exception {
        for (Server server : balancer.balancer().pools().get(0).servers()) {
            Await.until("no lease of " + server + " is left", () -> server.inFlight() == 0);
        }
        Await.until("no client is left", () -> balancer.balancer().connections("raw") == 0);
    }

    @Test
    void bytesGoBothWaysAsTheyCome() throws Exception {
        try (SocketServer echo = SocketServer.echo(); StartedBalancer balancer = start(echo.endpoint())) {
            try (Socket socket = connect(balancer)) {
                for (int i = 0; i < 50; i++) {
                    byte[] content = content(1 + i * 97, i);
                    socket.getOutputStream().write(content);
                    assertThat(socket.getInputStream().readNBytes(content.length)).isEqualTo(content);
                }
            }
            awaitNobody(balancer);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 10_000, 1_000_000})
    void aClientThatEndsItsOutputGetsTheWholeAnswer(int size) throws Exception {
        try (SocketServer server = answersAtTheEnd(); StartedBalancer balancer = start(server.endpoint())) {
            for (int i = 0; i < TRANSFERS; i++) {
                byte[] content = content(size, i);
                assertSame("transfer " + i, sendEndAndRead(balancer, content), content);
            }
            awaitNobody(balancer);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 10_000, 1_000_000})
    void aServerThatEndsItsOutputGetsAllThatTheClientStillSends(int size) throws Exception {
        BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();
        byte[] greeting = content(size, -1);
        try (SocketServer server = new SocketServer(connection -> {
            connection.getOutputStream().write(greeting);
            connection.shutdownOutput();
            received.add(connection.getInputStream().readAllBytes());
        }); StartedBalancer balancer = start(server.endpoint())) {
            for (int i = 0; i < TRANSFERS; i++) {
                byte[] content = content(size, i);
                try (Socket socket = connect(balancer)) {
                    assertSame("greeting " + i, socket.getInputStream().readAllBytes(), greeting);
                    socket.getOutputStream().write(content);
                    socket.shutdownOutput();
                    assertSame("transfer " + i, received.poll(20, TimeUnit.SECONDS), content);
                }
            }
            awaitNobody(balancer);
        }
    }

    /** The first server's queue is full, so that connecting to it takes until the timeout; all comes before that. */
    @ParameterizedTest
    @ValueSource(ints = {10, 10_000, 1_000_000})
    void whatComesBeforeTheServerIsConnectedIsNotLost(int size) throws Exception {
        List<SocketChannel> fillers = new ArrayList<>();
        ExecutorService clients = Executors.newCachedThreadPool();
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress()); SocketServer server = answersAtTheEnd()) {
            for (int i = 0; i < 8; i++) {
                SocketChannel filler = SocketChannel.open();
                filler.configureBlocking(false);
                filler.connect(full.getLocalSocketAddress());
                fillers.add(filler);
            }
            var pool = Pool.builder("pool").scheduler(Schedulers.roundRobin())
                    .server("full", "127.0.0.1:" + full.getLocalPort(), s -> s.weight(256)).server("works", server.endpoint()).build();
            try (StartedBalancer balancer = StartedBalancer.start(LoadBalancerConfig.builder()
                    .tcp("raw", f -> f.bind("127.0.0.1:0").defaultBackend("pool"))
                    .backend(pool, b -> b.connectTimeout(Duration.ofMillis(300))))) {
                List<Future<byte[]>> answers = new ArrayList<>();
                for (int i = 0; i < TRANSFERS; i++) {
                    byte[] content = content(size, i);
                    answers.add(clients.submit(() -> sendEndAndRead(balancer, content)));
                }
                for (int i = 0; i < TRANSFERS; i++) {
                    assertSame("transfer " + i, answers.get(i).get(), content(size, i));
                }
                awaitNobody(balancer);
                assertThat(balancer.balancer().pools().get(0).servers().get(0).failed()).isGreaterThan(TRANSFERS / 2);
            }
        } finally {
            clients.shutdownNow();
            for (SocketChannel filler : fillers) {
                filler.close();
            }
        }
    }

    @Test
    void aServerThatRefusesIsPassedOver() throws Exception {
        try (SocketServer echo = answersAtTheEnd();
                StartedBalancer balancer = start("127.0.0.1:" + StartedBalancer.freePort(), echo.endpoint())) {
            for (int i = 0; i < 10; i++) {
                byte[] content = content(100, i);
                assertSame("transfer " + i, sendEndAndRead(balancer, content), content);
            }
            awaitNobody(balancer);
        }
    }

    @Test
    void withoutAServerTheClientIsSentAway() throws Exception {
        try (StartedBalancer none = start(); StartedBalancer refusing = start("127.0.0.1:" + StartedBalancer.freePort())) {
            for (StartedBalancer balancer : List.of(none, refusing)) {
                try (Socket socket = connect(balancer)) {
                    assertThat(socket.getInputStream().read()).isEqualTo(-1);
                }
                awaitNobody(balancer);
            }
        }
    }

    @Test
    void aConnectionOnWhichNothingMovesIsClosed() throws Exception {
        try (SocketServer echo = SocketServer.echo();
                StartedBalancer balancer = start(f -> f.clientTimeout(Duration.ofMillis(200)), echo.endpoint())) {
            try (Socket socket = connect(balancer)) {
                socket.getOutputStream().write(42);
                assertThat(socket.getInputStream().read()).isEqualTo(42);
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
            awaitNobody(balancer);
            Await.until("the server's side is closed", () -> echo.open() == 0);
        }
    }

    @Test
    void aConnectionOnWhichOneSideMovesStaysOpen() throws Exception {
        try (SocketServer sink = new SocketServer(connection -> {
            connection.getInputStream().transferTo(OutputStream.nullOutputStream());
        }); StartedBalancer balancer = start(f -> f.clientTimeout(Duration.ofMillis(300)), sink.endpoint())) {
            try (Socket socket = connect(balancer)) {
                long start = System.nanoTime();
                socket.setSoTimeout(20);
                while (System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(900)) {
                    socket.getOutputStream().write(42);
                    assertThat(closedWithin(socket.getInputStream())).isFalse();
                }
            }
        }
    }

    /** Whether the input ends within the socket's timeout. */
    private static boolean closedWithin(InputStream input) throws IOException {
        try {
            return input.read() < 0;
        } catch (java.net.SocketTimeoutException stillOpen) {
            return false;
        }
    }

    @Test
    void aServerThatClosesFirstIsHeardToTheEnd() throws Exception {
        byte[] content = content(300_000, 1);
        try (SocketServer server = new SocketServer(connection -> connection.getOutputStream().write(content));
                StartedBalancer balancer = start(server.endpoint())) {
            for (int i = 0; i < 20; i++) {
                try (Socket socket = connect(balancer)) {
                    assertSame("connection " + i, socket.getInputStream().readAllBytes(), content);
                }
            }
            awaitNobody(balancer);
        }
    }

    @Test
    void aClientThatBreaksOffFreesTheServer() throws Exception {
        try (SocketServer echo = SocketServer.echo(); StartedBalancer balancer = start(echo.endpoint())) {
            try (var raw = new RawClient(balancer.address("raw"))) {
                assertThat(raw.send("x!").readUntil("!")).isEqualTo("x!");
                raw.reset();
            }
            awaitNobody(balancer);
            Await.until("the server's side is closed", () -> echo.open() == 0);
        }
    }

    @Test
    void aSlowReaderSlowsTheSenderDown() throws Exception {
        long total = 200L << 20;
        var sent = new AtomicLong();
        try (SocketServer server = new SocketServer(connection -> {
            byte[] part = "0123456789abcdef".repeat(4096).getBytes(StandardCharsets.US_ASCII);
            while (sent.get() < total) {
                connection.getOutputStream().write(part);
                sent.addAndGet(part.length);
            }
        }); StartedBalancer balancer = start(server.endpoint()); Socket socket = connect(balancer)) {
            assertThat(socket.getInputStream().read()).isEqualTo('0');
            awaitStandstill(sent);
            // What the kernel holds for four sockets, and the relay's high-water mark; far from all.
            assertThat(sent.get()).isLessThan(64L << 20);
            long read = 1;
            byte[] buffer = new byte[1 << 16];
            for (int n = socket.getInputStream().read(buffer); n >= 0; n = socket.getInputStream().read(buffer)) {
                assertThat(buffer[0]).isEqualTo((byte) "0123456789abcdef".charAt((int) (read % 16)));
                read += n;
            }
            assertThat(read).isEqualTo(total);
        }
    }

    /** The client's input has ended long before its socket is full, several times. */
    @Test
    void aSlowReaderThatHasEndedItsOutputGetsAll() throws Exception {
        byte[] content = content(60_000_000, 1);
        try (SocketServer server = new SocketServer(connection -> {
            connection.getInputStream().readAllBytes();
            connection.getOutputStream().write(content);
        }); StartedBalancer balancer = start(server.endpoint()); Socket socket = connect(balancer)) {
            socket.shutdownOutput();
            byte[] received = new byte[content.length];
            int at = 0;
            while (at < received.length) {
                int n = socket.getInputStream().read(received, at, Math.min(10_000, received.length - at));
                if (n < 0) {
                    break;
                }
                at += n;
            }
            assertSame("answer", Arrays.copyOf(received, at), content);
            awaitNobody(balancer);
        }
    }

    /** Half a second without progress. */
    private static void awaitStandstill(AtomicLong progress) throws Exception {
        var last = new AtomicLong(-1);
        var since = new AtomicLong();
        Await.until("the sender is blocked", () -> {
            if (last.getAndSet(progress.get()) != progress.get()) {
                since.set(System.nanoTime());
            }
            return System.nanoTime() - since.get() > TimeUnit.MILLISECONDS.toNanos(500);
        });
    }
}
