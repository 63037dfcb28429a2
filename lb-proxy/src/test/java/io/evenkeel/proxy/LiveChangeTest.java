package io.evenkeel.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import io.evenkeel.core.Pool;
import io.evenkeel.core.PoolConfig;
import io.evenkeel.core.schedule.Schedulers;
import io.evenkeel.proxy.config.LoadBalancerConfig;
import io.evenkeel.proxy.frontend.ListenException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveChangeTest {
    private static final int CLIENTS = 4;

    private HttpOrigin one;
    private HttpOrigin two;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeEach
    void startOrigins() throws IOException {
        one = new HttpOrigin("one");
        two = new HttpOrigin("two");
    }

    @AfterEach
    void stopOrigins() {
        one.close();
        two.close();
    }

    private static LoadBalancerConfig.Builder shop(int port, PoolConfig pool) {
        return LoadBalancerConfig.builder().http("shop", f -> f.bind("127.0.0.1:" + port).defaultPool(pool));
    }

    /** Clients that ask again and again until they are stopped; what they got is counted, what failed is kept. */
    private static final class Clients implements AutoCloseable {
        final Map<String, Integer> answers = new ConcurrentHashMap<>();
        final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        private final List<Future<?>> running = new ArrayList<>();

        Clients(Callable<String> request) {
            for (int i = 0; i < CLIENTS; i++) {
                running.add(threads.submit(() -> {
                    while (!stopped.get()) {
                        try {
                            answers.merge(request.call(), 1, Integer::sum);
                        } catch (Exception e) {
                            failures.add(e);
                        }
                    }
                }));
            }
        }

        int total() {
            return answers.values().stream().mapToInt(Integer::intValue).sum();
        }

        void awaitMore(int requests) throws Exception {
            int before = total();
            Await.until(requests + " more answers", () -> total() >= before + requests || !failures.isEmpty());
        }

        /** Returns when the last answer is in. */
        void finish() throws Exception {
            stopped.set(true);
            for (Future<?> client : running) {
                client.get();
            }
        }

        @Override
        public void close() {
            stopped.set(true);
            threads.shutdown();
        }
    }

    @Test
    void noRequestFailsWhileServersPoolsAndFrontendsComeAndGo() throws Exception {
        PoolConfig web1 = StartedBalancer.pool("web", one.endpoint());
        PoolConfig web12 = StartedBalancer.pool("web", one.endpoint(), two.endpoint());
        PoolConfig web2 = Pool.builder("web").scheduler(Schedulers.leastConnections()).server("s2", two.endpoint()).build();
        PoolConfig other = StartedBalancer.pool("other", two.endpoint(), one.endpoint());
        try (StartedBalancer balancer = StartedBalancer.start(shop(0, web1));
                Clients clients = new Clients(() -> balancer.get(client, "shop"))) {
            for (int i = 0; i < 25; i++) {
                balancer.apply(shop(0, web12));
                clients.awaitMore(5);
                balancer.apply(shop(0, web2));
                clients.awaitMore(5);
                balancer.apply(shop(0, other).http("extra", f -> f.bind("127.0.0.1:0").defaultPool(web1)));
                assertThat(balancer.get(client, "extra")).isEqualTo("one");
                clients.awaitMore(5);
                balancer.apply(shop(0, web1));
                clients.awaitMore(5);
            }
            clients.finish();
            assertThat(clients.failures).isEmpty();
            assertThat(clients.answers).containsOnlyKeys("one", "two");
            balancer.balancer().pools().forEach(pool -> pool.servers().forEach(s -> assertThat(s.inFlight()).isZero()));
        }
    }

    @Test
    void aFrontendMovesToAnotherPortAndKeepsItsClients() throws Exception {
        int before = StartedBalancer.freePort();
        int after = StartedBalancer.freePort();
        PoolConfig pool = StartedBalancer.pool("web", one.endpoint());
        try (StartedBalancer balancer = StartedBalancer.start(shop(before, pool)); var raw = new RawClient(balancer.address("shop"))) {
            assertThat(raw.send("GET / HTTP/1.1\r\nHost: shop\r\n\r\n").readUntil("\r\n\r\none")).endsWith("one");
            assertThat(balancer.apply(shop(after, pool)))
                    .hasToString("~ frontend shop binds: [127.0.0.1:" + before + "] -> [127.0.0.1:" + after + "]");
            assertThat(StartedBalancer.get(client, after)).isEqualTo("one");
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), before).close()).isInstanceOf(ConnectException.class);
            assertThat(raw.send("GET / HTTP/1.1\r\nHost: shop\r\n\r\n").readUntil("\r\n\r\none")).endsWith("one");
        }
    }

    @Test
    void aBindIsHandedOverWithoutBeingClosed() throws Exception {
        int port = StartedBalancer.freePort();
        PoolConfig first = StartedBalancer.pool("first", one.endpoint());
        PoolConfig second = StartedBalancer.pool("second", two.endpoint());
        try (StartedBalancer balancer = StartedBalancer.start(LoadBalancerConfig.builder()
                .http("a", f -> f.bind("127.0.0.1:" + port).defaultPool(first)));
                Clients clients = new Clients(() -> oneRequestOfItsOwn(port))) {
            for (int i = 0; i < 10; i++) {
                clients.awaitMore(20);
                balancer.apply(LoadBalancerConfig.builder().http("b", f -> f.bind("127.0.0.1:" + port).defaultPool(second)));
                assertThat(oneRequestOfItsOwn(port)).isEqualTo("two");
                assertThat(balancer.balancer().addresses("a")).isEmpty();
                clients.awaitMore(20);
                balancer.apply(LoadBalancerConfig.builder().http("a", f -> f.bind("127.0.0.1:" + port).defaultPool(first)));
                assertThat(oneRequestOfItsOwn(port)).isEqualTo("one");
            }
            clients.finish();
            assertThat(clients.failures).isEmpty();
            assertThat(clients.answers).containsOnlyKeys("one", "two");
        }
    }

    /** On a new connection. */
    private static String oneRequestOfItsOwn(int port) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return answer.startsWith("HTTP/1.1 200 ") ? answer.substring(answer.indexOf("\r\n\r\n") + 4) : "unexpected: " + answer;
        }
    }

    @Test
    void aPortThatIsTakenChangesNothing() throws Exception {
        PoolConfig pool = StartedBalancer.pool("web", one.endpoint());
        PoolConfig larger = StartedBalancer.pool("web", one.endpoint(), two.endpoint());
        int free = StartedBalancer.freePort();
        LoadBalancerConfig present = shop(0, pool).build();
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                StartedBalancer balancer = StartedBalancer.start(present)) {
            LoadBalancerConfig.Builder next = shop(0, larger).http("free", f -> f.bind("127.0.0.1:" + free).defaultBackend("web"))
                    .http("taken", f -> f.bind("127.0.0.1:" + taken.getLocalPort()).defaultBackend("web"));
            assertThatThrownBy(() -> balancer.apply(next)).isInstanceOf(ListenException.class)
                    .hasMessage("cannot listen on 127.0.0.1:" + taken.getLocalPort()
                            + ": the address is already in use; stop the other program or choose another port");
            assertUnchanged(balancer, present);
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), free).close())
                    .as("what was opened meanwhile is closed again")
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void aHostThatDoesNotResolveChangesNothing() throws Exception {
        LoadBalancerConfig present = shop(0, StartedBalancer.pool("web", one.endpoint())).build();
        try (StartedBalancer balancer = StartedBalancer.start(present)) {
            for (PoolConfig pool : List.of(StartedBalancer.pool("web", one.endpoint(), "nowhere.invalid:80"),
                    StartedBalancer.pool("new", "nowhere.invalid:80"))) {
                assertThatThrownBy(() -> balancer.apply(shop(0, pool))).isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("host of server " + (pool.name().equals("new") ? "s1" : "s2")
                                + ": nowhere.invalid (expected: an IP address or a name that resolves)");
                assertUnchanged(balancer, present);
            }
        }
    }

    private void assertUnchanged(StartedBalancer balancer, LoadBalancerConfig present) throws Exception {
        assertThat(balancer.balancer().config()).isEqualTo(present);
        assertThat(balancer.balancer().plan(present).isEmpty()).isTrue();
        assertThat(balancer.balancer().plan(present)).hasToString("no change");
        for (int i = 0; i < 4; i++) {
            assertThat(balancer.get(client, "shop")).isEqualTo("one");
        }
    }

    @Test
    void thePlanIsWhatApplyDoesAndReadsWell() {
        PoolConfig before = Pool.builder("web").scheduler(Schedulers.roundRobin()).server("s1", "127.0.0.1:1001")
                .server("s2", "127.0.0.1:1002").build();
        PoolConfig after = Pool.builder("web").scheduler(Schedulers.roundRobin()).server("s1", "127.0.0.1:1001", s -> s.weight(5))
                .server("s3", "127.0.0.1:1003").build();
        LoadBalancerConfig next = LoadBalancerConfig.builder().maxConnections(10)
                .http("shop", f -> f.bind("127.0.0.1:0").defaultPool(after))
                .tcp("raw", f -> f.bind("127.0.0.1:0").defaultPool(StartedBalancer.pool("db", "127.0.0.1:1004"))).build();
        try (StartedBalancer balancer = StartedBalancer.start(shop(0, before).http("old", f -> f.bind("127.0.0.1:0")))) {
            Plan plan = balancer.balancer().plan(next);
            assertThat(plan.toString().lines()).containsExactly("~ maxConnections: 0 -> 10", "+ frontend raw (TCP on [127.0.0.1:0])",
                    "- frontend old", "~ server web/s1 weight: 1 -> 5", "+ server web/s3 (127.0.0.1:1003)", "- server web/s2",
                    "+ backend db (s1)");
            assertThat(balancer.balancer().apply(next).block(StartedBalancer.PATIENCE)).isEqualTo(plan);
            assertThat(balancer.balancer().plan(next).isEmpty()).isTrue();
        }
    }

    @Test
    void idleConnectionsToAServerThatLeavesAreClosed() throws Exception {
        try (SocketServer leaving = new SocketServer(LiveChangeTest::answerUntilTheEnd);
                StartedBalancer balancer = StartedBalancer.start(shop(0, StartedBalancer.pool("web", leaving.endpoint())))) {
            for (int i = 0; i < 5; i++) {
                assertThat(balancer.get(client, "shop")).isEqualTo("kept");
            }
            assertThat(leaving.accepted()).as("the connection was used again").isEqualTo(1);
            assertThat(leaving.open()).isEqualTo(1);
            balancer.apply(shop(0, StartedBalancer.pool("web", one.endpoint())));
            Await.until("the idle connection is closed", () -> leaving.open() == 0);
            assertThat(balancer.get(client, "shop")).isEqualTo("one");
        }
    }

    private static void answerUntilTheEnd(Socket connection) throws IOException {
        var head = new StringBuilder();
        for (int next = connection.getInputStream().read(); next >= 0; next = connection.getInputStream().read()) {
            head.append((char) next);
            if (head.indexOf("\r\n\r\n") >= 0) {
                head.setLength(0);
                connection.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nkept".getBytes(StandardCharsets.US_ASCII));
            }
        }
    }
}
