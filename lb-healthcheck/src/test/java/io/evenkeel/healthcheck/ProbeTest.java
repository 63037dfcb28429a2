package io.evenkeel.healthcheck;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.evenkeel.core.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import reactor.core.Disposable;
import reactor.netty.resources.LoopResources;

/** The probes against real sockets on loopback. */
class ProbeTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    private static final LoopResources loops = LoopResources.create("probe-test", 1, true);

    @AfterAll
    static void disposeOfLoops() {
        loops.disposeLater(Duration.ZERO, DEADLINE).block(DEADLINE);
    }

    private static ProbeOutcome probe(ProbedCheck check, InetSocketAddress target) {
        return Objects.requireNonNull(check.probe(new ProbeResources(loops, Clock.system())).probe(target).block(DEADLINE));
    }

    private static ProbeOutcome answerTo(HttpCheck check, String response) throws Exception {
        try (var server = LoopbackServer.answering(response.getBytes(US_ASCII))) {
            ProbeOutcome outcome = probe(check.within(DEADLINE), server.address());
            assertThat(server.peerClosed.get(20, TimeUnit.SECONDS)).isTrue();
            return outcome;
        }
    }

    private static void assertDown(ProbeOutcome outcome, CheckStatus status, String detail) {
        assertThat(outcome).isInstanceOf(ProbeOutcome.Down.class);
        assertThat(outcome.status()).isEqualTo(status);
        assertThat(outcome.detail()).isEqualTo(detail);
    }

    private static InetSocketAddress refusing() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return (InetSocketAddress) socket.getLocalSocketAddress();
        }
    }

    @Test
    void tcpConnectsAndCloses() throws Exception {
        try (var server = LoopbackServer.with(connection -> {})) {
            ProbeOutcome outcome = probe(TcpCheck.connect(), server.address());
            assertThat(outcome).isInstanceOf(ProbeOutcome.Up.class);
            assertThat(outcome.status()).isEqualTo(CheckStatus.L4OK);
            assertThat(outcome.detail()).isEqualTo("connected");
            assertThat(outcome.latency()).isBetween(Duration.ofNanos(1), DEADLINE);
            assertThat(server.peerClosed.get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aRefusedConnectionIsSaidToBeRefused() throws Exception {
        assertDown(probe(TcpCheck.connect(), refusing()), CheckStatus.L4CON, "connection refused");
        assertDown(probe(HttpCheck.get("/"), refusing()), CheckStatus.L4CON, "connection refused");
    }

    @Test
    void aListenerThatNeverAcceptsTimesOut() throws Exception {
        List<Socket> queued = new ArrayList<>();
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            boolean full = false;
            while (!full) {
                assertThat(queued).as("connections that a backlog of 1 took").hasSizeLessThan(100);
                var socket = new Socket();
                queued.add(socket);
                try {
                    socket.connect(listener.getLocalSocketAddress(), 200);
                } catch (SocketTimeoutException e) {
                    full = true;
                }
            }
            var target = (InetSocketAddress) listener.getLocalSocketAddress();
            assertDown(probe(TcpCheck.connect().within(SHORT), target), CheckStatus.L4TOUT, "no connection within 300 ms");
            assertDown(probe(HttpCheck.get("/").within(Duration.ofSeconds(1)), target), CheckStatus.L4TOUT,
                    "no connection within 1 s");
        } finally {
            for (Socket socket : queued) {
                socket.close();
            }
        }
    }

    @Test
    void httpSendsItsRequestAndTakesAnExpectedStatus() throws Exception {
        var request = new CompletableFuture<String>();
        try (var server = LoopbackServer.with(connection -> {
            request.complete(LoopbackServer.readHead(connection));
            connection.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(US_ASCII));
        })) {
            ProbeOutcome outcome = probe(HttpCheck.get("/up"), server.address());
            assertThat(outcome).isInstanceOf(ProbeOutcome.Up.class);
            assertThat(outcome.status()).isEqualTo(CheckStatus.L7OK);
            assertThat(outcome.detail()).isEqualTo("status 204");
            assertThat(request.get(20, TimeUnit.SECONDS)).isEqualTo("GET /up HTTP/1.0\r\nConnection: close\r\n\r\n");
            assertThat(server.peerClosed.get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anotherStatusFails() throws Exception {
        assertDown(answerTo(HttpCheck.get("/"), "HTTP/1.1 500 Oops\r\n\r\n"), CheckStatus.L7STS, "status 500 (expected 200..399)");
        assertDown(answerTo(HttpCheck.get("/").expectStatus(200, 200), "HTTP/1.0 302 Found\r\nLocation: /\r\n\r\n"),
                CheckStatus.L7STS, "status 302 (expected 200..200)");
    }

    @Test
    void interimResponsesAreNotTheAnswerButBounded() throws Exception {
        String interim = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";
        assertThat(answerTo(HttpCheck.get("/"), interim.repeat(2) + "HTTP/1.1 200 OK\r\n\r\n").detail()).isEqualTo("status 200");
        assertDown(answerTo(HttpCheck.get("/"), interim.repeat(100)), CheckStatus.L7RSP, "more than 10 interim responses");
    }

    @Test
    void whatIsNotHttpIsSaidNotToBe() throws Exception {
        for (String garbage : List.of("SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1 abc\r\n\r\n", "\u0016\u0003\u0001".repeat(3000),
                "FOO/1.1 200 OK\r\n\r\n",
                "220 mail.example.org ESMTP\r\n")) {
            assertDown(answerTo(HttpCheck.get("/"), garbage), CheckStatus.L7RSP, "not an HTTP answer");
        }
    }

    @Test
    void aServerThatNeverAnswersTimesOut() throws Exception {
        try (var server = LoopbackServer.with(connection -> awaitEnd(connection))) {
            assertDown(probe(HttpCheck.get("/").within(SHORT), server.address()), CheckStatus.L7TOUT, "no answer within 300 ms");
            assertThat(server.peerClosed.get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aServerThatAnswersTooSlowlyTimesOutThoughItKeepsSending() throws Exception {
        try (var server = LoopbackServer.with(connection -> {
            connection.getOutputStream().write("HTTP/1.1 200 OK\r\nX: ".getBytes(US_ASCII));
            connection.setSoTimeout(20);
            for (boolean open = true; open;) {
                connection.getOutputStream().write('x');
                try {
                    open = connection.getInputStream().read() >= 0;
                } catch (SocketTimeoutException e) {
                    // still open
                }
            }
        })) {
            assertDown(probe(HttpCheck.get("/").within(SHORT), server.address()), CheckStatus.L7TOUT, "no answer within 300 ms");
        }
    }

    @Test
    void anEndlessHeadIsGivenUp() throws Exception {
        var sent = new CompletableFuture<Long>();
        try (var server = LoopbackServer.with(connection -> {
            LoopbackServer.readHead(connection);
            long bytes = 0;
            try {
                byte[] field = ("X-Filler: " + "x".repeat(1000) + "\r\n").getBytes(US_ASCII);
                connection.getOutputStream().write("HTTP/1.1 200 OK\r\n".getBytes(US_ASCII));
                for (; bytes < 1_000_000_000L; bytes += field.length) {
                    connection.getOutputStream().write(field);
                }
            } finally {
                sent.complete(bytes);
            }
        })) {
            assertDown(probe(HttpCheck.get("/").within(DEADLINE), server.address()), CheckStatus.L7RSP,
                    "response head longer than 16384 bytes");
            // Socket buffers take some more, but nothing like what was on offer.
            assertThat(sent.get(20, TimeUnit.SECONDS)).isLessThan(50_000_000);
        }
    }

    @Test
    void theBodyIsNotWaitedFor() throws Exception {
        try (var server = LoopbackServer.with(connection -> {
            LoopbackServer.readHead(connection);
            connection.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\nab".getBytes(US_ASCII));
            awaitEnd(connection);
        })) {
            assertThat(probe(HttpCheck.get("/").within(DEADLINE), server.address()).detail()).isEqualTo("status 200");
            assertThat(server.peerClosed.get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aConnectionThatBreaksBeforeTheAnswerFails() throws Exception {
        assertDown(answerTo(HttpCheck.get("/"), ""), CheckStatus.L7RSP, "connection closed without an answer");
        assertDown(answerTo(HttpCheck.get("/"), "HTTP/1.1 200 OK\r\nServer: x\r\n"), CheckStatus.L7RSP,
                "connection closed in the middle of the answer");
        try (var server = LoopbackServer.with(connection -> {
            LoopbackServer.readHead(connection);
            connection.setSoLinger(true, 0);
            connection.close();
        })) {
            assertDown(probe(HttpCheck.get("/"), server.address()), CheckStatus.L7RSP, "connection reset");
        }
    }

    @Test
    void cancellingClosesTheConnection() throws Exception {
        var asked = new CompletableFuture<String>();
        try (var server = LoopbackServer.with(connection -> {
            asked.complete(LoopbackServer.readHead(connection));
            awaitEnd(connection);
        })) {
            Disposable attempt = HttpCheck.get("/").within(DEADLINE).probe(new ProbeResources(loops, Clock.system()))
                    .probe(server.address()).subscribe();
            assertThat(asked.get(20, TimeUnit.SECONDS)).isNotEmpty();
            attempt.dispose();
            assertThat(server.peerClosed.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void noProbeLeavesADescriptorBehind() throws Exception {
        InetSocketAddress refusing = refusing();
        try (var server = LoopbackServer.answering("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII))) {
            probe(HttpCheck.get("/"), server.address());
            int before = openDescriptors();
            for (int i = 0; i < 100; i++) {
                probe(HttpCheck.get("/").within(DEADLINE), server.address());
                probe(TcpCheck.connect(), refusing);
                TcpCheck.connect().probe(new ProbeResources(loops, Clock.system())).probe(server.address()).subscribe().dispose();
            }
            probe(TcpCheck.connect(), refusing); // on the same loop, hence after all that the others left to do
            assertThat(openDescriptors()).isLessThan(before + 20);
        }
    }

    private static int openDescriptors() {
        return Objects.requireNonNull(new File("/proc/self/fd").list()).length;
    }

    private static void awaitEnd(Socket connection) throws IOException {
        while (connection.getInputStream().read() >= 0) {
            // the request, then the end
        }
    }
}
