package io.evenkeel.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

import io.evenkeel.core.Pool;
import io.evenkeel.core.PoolConfig;
import io.evenkeel.core.Server;
import io.evenkeel.core.schedule.Schedulers;
import io.evenkeel.proxy.config.BackendConfig;
import io.evenkeel.proxy.config.ClientTimeouts;
import io.evenkeel.proxy.config.ConnectionMode;
import io.evenkeel.proxy.config.FrontendConfig;
import io.evenkeel.proxy.config.LoadBalancerConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class HttpProxyTest {
    private HttpOrigin one;
    private HttpOrigin two;
    private final List<AutoCloseable> toClose = new ArrayList<>();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeEach
    void startOrigins() throws IOException {
        one = new HttpOrigin("one");
        two = new HttpOrigin("two");
    }

    @AfterEach
    void stopAll() throws Exception {
        for (AutoCloseable closeable : toClose) {
            closeable.close();
        }
        one.close();
        two.close();
    }

    private PoolConfig.Builder bothOrigins() {
        return Pool.builder("web").scheduler(Schedulers.roundRobin()).server("one", one.endpoint()).server("two", two.endpoint());
    }

    private LoadBalancer start(PoolConfig pool, UnaryOperator<FrontendConfig.Builder> frontend,
            UnaryOperator<BackendConfig.Builder> backend) {
        var config = LoadBalancerConfig.builder()
                .http("shop", f -> frontend.apply(f.bind("127.0.0.1:0").defaultBackend("web")))
                .backend(pool, backend)
                .build();
        var balancer = LoadBalancer.create(config, 1);
        balancer.start().block(Duration.ofSeconds(10));
        toClose.add(() -> balancer.stop(Duration.ZERO).block(Duration.ofSeconds(10)));
        return balancer;
    }

    private LoadBalancer start(PoolConfig pool) {
        return start(pool, f -> f, b -> b);
    }

    private static InetSocketAddress address(LoadBalancer balancer) {
        return balancer.addresses("shop").get(0);
    }

    private static URI uri(LoadBalancer balancer, String path) {
        return URI.create("http://127.0.0.1:" + address(balancer).getPort() + path);
    }

    private String get(LoadBalancer balancer, String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(balancer, path)).build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String request(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: shop\r\n\r\n";
    }

    private static String lastRequest(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n";
    }

    @Test
    void requestsOfOneConnectionAreSpreadByWeight() throws Exception {
        var pool = Pool.builder("web")
                .scheduler(Schedulers.roundRobin())
                .server("one", one.endpoint(), s -> s.weight(2))
                .server("two", two.endpoint())
                .build();
        LoadBalancer balancer = start(pool);
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < 30; i++) {
            counts.merge(get(balancer, "/"), 1, Integer::sum);
        }
        assertThat(counts).containsExactlyInAnyOrderEntriesOf(Map.of("one", 20, "two", 10));
    }

    @Test
    void bodiesPassBothWaysWhateverTheirFraming() throws Exception {
        LoadBalancer balancer = start(bothOrigins().build());
        String large = "0123456789abcdef".repeat(20_000);
        for (String path : List.of("/", "/chunked")) {
            for (HttpRequest.BodyPublisher publisher : List.of(HttpRequest.BodyPublishers.ofString(large),
                    HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofString(large)))) {
                var request = HttpRequest.newBuilder(uri(balancer, path)).POST(publisher).build();
                assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).body()).isEqualTo(large);
            }
        }
        balancer.pools().get(0).servers().forEach(server -> assertThat(server.inFlight()).isZero());
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws Exception {
        LoadBalancer balancer = start(bothOrigins().build());
        try (var raw = new RawClient(address(balancer))) {
            raw.send(
                    request("/1") + request("/2") + "POST /3 HTTP/1.1\r\nHost: shop\r\nContent-Length: 5\r\n\r\nthree" + lastRequest("/4"));
            String answers = raw.readAll();
            assertThat(answers.split("HTTP/1\\.1 200 OK", -1)).hasSize(5);
            assertThat(answers.indexOf("three")).isGreaterThan(answers.indexOf("one")).isGreaterThan(answers.indexOf("two"));
        }
        List<String> seen = new ArrayList<>(one.requests);
        seen.addAll(two.requests);
        assertThat(seen).containsExactlyInAnyOrder("GET /1", "GET /2", "POST /3", "GET /4");
    }

    @Test
    void aRequestSentByteByByteIsServed() throws Exception {
        LoadBalancer balancer = start(bothOrigins().build());
        try (var raw = new RawClient(address(balancer))) {
            for (char c : lastRequest("/slowly").toCharArray()) {
                raw.send(String.valueOf(c));
            }
            assertThat(raw.readAll()).startsWith("HTTP/1.1 200 OK").endsWith("one");
        }
    }

    @Test
    void theClientsAddressIsToldInAnHeaderOfItsOwn() throws Exception {
        LoadBalancer balancer = start(bothOrigins().build(), f -> f.forwardFor(), b -> b);
        try (var raw = new RawClient(address(balancer))) {
            raw.send("GET / HTTP/1.1\r\nHost: shop\r\nX-Forwarded-For: 192.0.2.1\r\nConnection: close\r\n\r\n").readAll();
        }
        assertThat(one.forwardedFor).containsExactly(List.of("192.0.2.1", "127.0.0.1"));
    }

    @Test
    void headHasNoBodyAndHttp10Closes() throws Exception {
        LoadBalancer balancer = start(bothOrigins().build());
        try (var raw = new RawClient(address(balancer))) {
            raw.send("HEAD / HTTP/1.1\r\nHost: shop\r\n\r\n" + lastRequest("/"));
            assertThat(raw.readAll().split("HTTP/1\\.1 200 OK", -1)).hasSize(3);
        }
        try (var raw = new RawClient(address(balancer))) {
            raw.send("GET / HTTP/1.0\r\n\r\n");
            assertThat(raw.readAll()).contains("200 OK").endsWith("one");
        }
    }

    @Test
    void closeModeClosesBothSides() throws Exception {
        LoadBalancer balancer = start(bothOrigins().build(), f -> f.connectionMode(ConnectionMode.CLOSE), b -> b);
        try (var raw = new RawClient(address(balancer))) {
            assertThat(raw.send(request("/")).readAll()).containsIgnoringCase("connection: close").endsWith("one");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\n\r\n", "GET  / HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1, 2\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "nonsense\r\n\r\n"})
    void ambiguousOrMalformedRequestsGet400AndNothingReachesAServer(String text) throws Exception {
        LoadBalancer balancer = start(bothOrigins().build());
        try (var raw = new RawClient(address(balancer))) {
            assertThat(raw.send(text).readAll()).startsWith("HTTP/1.1 400 ");
        }
        assertThat(one.requests).isEmpty();
        assertThat(two.requests).isEmpty();
    }

    @Test
    void aRequestThatDoesNotComeToAnEndGets408() throws Exception {
        LoadBalancer balancer = start(bothOrigins().build(),
                f -> f.timeouts(new ClientTimeouts(Duration.ofSeconds(5), Duration.ofMillis(100), Duration.ofSeconds(5))), b -> b);
        try (var raw = new RawClient(address(balancer))) {
            assertThat(raw.send("GET / HTTP/1.1\r\nHost").readAll()).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void aServerThatDoesNotAnswerGivesA504AndItsLeaseBack() throws Exception {
        try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            var pool = Pool.builder("web").scheduler(Schedulers.roundRobin()).server("silent", "127.0.0.1:" + silent.getLocalPort())
                    .build();
            LoadBalancer balancer = start(pool, f -> f, b -> b.serverTimeout(Duration.ofMillis(100)));
            try (var raw = new RawClient(address(balancer))) {
                assertThat(raw.send(request("/")).readAll()).startsWith("HTTP/1.1 504 ");
            }
            Server server = balancer.pools().get(0).servers().get(0);
            assertThat(server.inFlight()).isZero();
            assertThat(server.failed()).isEqualTo(1);
        }
    }

    @Test
    void noServerGivesA503() throws Exception {
        LoadBalancer balancer = start(Pool.builder("web").scheduler(Schedulers.roundRobin()).build());
        try (var raw = new RawClient(address(balancer))) {
            assertThat(raw.send(request("/")).readAll()).startsWith("HTTP/1.1 503 ");
        }
    }

    @Test
    void nonsenseFromTheServerGivesA502() throws Exception {
        try (var nonsense = new OneAnswer("SSH-2.0-OpenSSH_9.2\r\n\r\n")) {
            LoadBalancer balancer = start(
                    Pool.builder("web").scheduler(Schedulers.roundRobin()).server("ssh", nonsense.endpoint()).build());
            try (var raw = new RawClient(address(balancer))) {
                assertThat(raw.send(request("/")).readAll()).startsWith("HTTP/1.1 502 ");
            }
        }
    }

    @Test
    void aServerThatRefusesOrClosesIsPassedOverForAnotherOne() throws Exception {
        int refusing;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refusing = socket.getLocalPort();
        }
        try (var closing = new OneAnswer("")) {
            var pool = Pool.builder("web")
                    .scheduler(Schedulers.roundRobin())
                    .server("refusing", "127.0.0.1:" + refusing)
                    .server("closing", closing.endpoint())
                    .server("one", one.endpoint())
                    .build();
            LoadBalancer balancer = start(pool);
            for (int i = 0; i < 9; i++) {
                assertThat(get(balancer, "/" + i)).isEqualTo("one");
            }
            balancer.pools().get(0).servers().forEach(server -> assertThat(server.inFlight()).isZero());
        }
    }

    @Test
    void aRequestThatMayHaveBeenActedOnIsNotRepeated() throws Exception {
        try (var closing = new OneAnswer("")) {
            var pool = Pool.builder("web").scheduler(Schedulers.roundRobin()).server("closing", closing.endpoint()).server("one",
                    one.endpoint());
            LoadBalancer balancer = start(pool.build());
            try (var raw = new RawClient(address(balancer))) {
                raw.send("POST /pay HTTP/1.1\r\nHost: shop\r\nContent-Length: 2\r\nConnection: close\r\n\r\n42");
                assertThat(raw.readAll()).startsWith("HTTP/1.1 502 ");
            }
            assertThat(one.requests).isEmpty();
        }
    }

    @Test
    void anAnswerThatIsCutOffIsCutOffForTheClientToo() throws Exception {
        try (var cutting = new OneAnswer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nnot all")) {
            LoadBalancer balancer = start(Pool.builder("web").scheduler(Schedulers.roundRobin()).server("cut", cutting.endpoint()).build());
            try (var raw = new RawClient(address(balancer))) {
                assertThat(raw.send(request("/")).readAll()).endsWith("not all");
            }
            Server server = balancer.pools().get(0).servers().get(0);
            assertThat(server.inFlight()).isZero();
            assertThat(server.failed()).isEqualTo(1);
        }
    }

    @Test
    void anAnswerWithoutLengthLastsUntilTheServerCloses() throws Exception {
        try (var old = new OneAnswer("HTTP/1.0 200 OK\r\n\r\nall there is")) {
            LoadBalancer balancer = start(Pool.builder("web").scheduler(Schedulers.roundRobin()).server("old", old.endpoint()).build());
            try (var raw = new RawClient(address(balancer))) {
                assertThat(raw.send(request("/")).readAll()).endsWith("all there is");
            }
        }
    }

    @Test
    void anUpgradeBecomesATunnel() throws Exception {
        try (var echo = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> echoAfterUpgrade(echo));
            LoadBalancer balancer = start(Pool.builder("web").scheduler(Schedulers.roundRobin())
                    .server("echo", "127.0.0.1:" + echo.getLocalPort()).build());
            try (var raw = new RawClient(address(balancer))) {
                raw.send("GET /chat HTTP/1.1\r\nHost: shop\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n");
                assertThat(raw.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 101 ").containsIgnoringCase("upgrade: echo");
                raw.send("hello").endInput();
                assertThat(raw.readAll()).isEqualTo("hello");
            }
            served.join();
        }
    }

    private static void echoAfterUpgrade(ServerSocket listening) {
        try (Socket socket = listening.accept()) {
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) socket.getInputStream().read());
            }
            var output = socket.getOutputStream();
            output.write(
                    "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().transferTo(output);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void stoppingLetsARequestUnderWayEnd() throws Exception {
        try (var slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LoadBalancer balancer = start(Pool.builder("web").scheduler(Schedulers.roundRobin())
                    .server("slow", "127.0.0.1:" + slow.getLocalPort()).build());
            try (var raw = new RawClient(address(balancer))) {
                raw.send(request("/"));
                try (Socket served = slow.accept()) {
                    CompletableFuture<?> stopped = balancer.stop(Duration.ofSeconds(10)).toFuture();
                    served.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nlate".getBytes(StandardCharsets.US_ASCII));
                    String answer = raw.readAll();
                    assertThat(answer).startsWith("HTTP/1.1 200 OK").endsWith("late");
                    stopped.join();
                }
            }
        }
    }
}
