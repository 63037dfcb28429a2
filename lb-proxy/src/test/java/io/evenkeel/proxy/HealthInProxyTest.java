package io.evenkeel.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.evenkeel.core.Health;
import io.evenkeel.core.Pool;
import io.evenkeel.core.PoolConfig;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Server;
import io.evenkeel.core.schedule.Schedulers;
import io.evenkeel.healthcheck.HttpCheck;
import io.evenkeel.proxy.config.LoadBalancerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HealthInProxyTest {
    /** Answers its name to everybody, and its health on {@code /up}. */
    private static final class Origin implements AutoCloseable {
        private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        volatile boolean healthy = true;

        Origin(String name) throws IOException {
            server.createContext("/", exchange -> answer(exchange, 200, name));
            server.createContext("/up", exchange -> answer(exchange, healthy ? 200 : 503, "health"));
            server.start();
        }

        private static void answer(HttpExchange exchange, int status, String text) throws IOException {
            try (exchange) {
                byte[] body = text.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        }

        String endpoint() {
            return "127.0.0.1:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static LoadBalancerConfig.Builder config(Origin one, Origin two) {
        PoolConfig pool = Pool.builder("web").scheduler(Schedulers.roundRobin()).server("one", one.endpoint())
                .server("two", two.endpoint()).healthCheck(HttpCheck.get("/up").every(Duration.ofMillis(20)).within(Duration.ofSeconds(5)))
                .build();
        return LoadBalancerConfig.builder().http("shop", f -> f.bind("127.0.0.1:0").defaultPool(pool));
    }

    private static void awaitHealth(StartedBalancer balancer, String name, Health health) throws Exception {
        Pool pool = Objects.requireNonNull(balancer.balancer().pool("web"));
        Server server = Objects.requireNonNull(pool.server(name));
        // The server knows a moment before the pool chooses accordingly.
        Await.until(name + " is " + health,
                () -> server.state().health() == health && chosen(pool.snapshot(), server) == (health != Health.DOWN));
    }

    private static boolean chosen(PoolSnapshot snapshot, Server server) {
        return IntStream.range(0, snapshot.size()).anyMatch(index -> snapshot.server(index) == server);
    }

    private Set<String> answers(StartedBalancer balancer) throws Exception {
        Set<String> answers = new TreeSet<>();
        for (int i = 0; i < 20; i++) {
            answers.add(balancer.get(client, "shop"));
        }
        return answers;
    }

    @Test
    void aServerThatFailsItsChecksGetsNoRequestsUntilItWorksAgain() throws Exception {
        try (var one = new Origin("one"); var two = new Origin("two"); StartedBalancer balancer = StartedBalancer.start(config(one, two))) {
            awaitHealth(balancer, "one", Health.UP);
            awaitHealth(balancer, "two", Health.UP);
            assertThat(answers(balancer)).containsExactly("one", "two");
            one.healthy = false;
            awaitHealth(balancer, "one", Health.DOWN);
            assertThat(answers(balancer)).containsExactly("two");
            two.healthy = false;
            awaitHealth(balancer, "two", Health.DOWN);
            assertThat(answers(balancer)).containsExactly("status 503");
            one.healthy = true;
            awaitHealth(balancer, "one", Health.UP);
            assertThat(answers(balancer)).containsExactly("one");
        }
    }

    @Test
    void aServerThatJoinsIsCheckedToo() throws Exception {
        try (var one = new Origin("one"); var two = new Origin("two")) {
            two.healthy = false;
            LoadBalancerConfig.Builder alone = LoadBalancerConfig.builder()
                    .http("shop", f -> f.bind("127.0.0.1:0").defaultPool(StartedBalancer.pool("web", one.endpoint())));
            try (StartedBalancer balancer = StartedBalancer.start(alone)) {
                balancer.apply(config(one, two));
                awaitHealth(balancer, "two", Health.DOWN);
                assertThat(answers(balancer)).containsExactly("one");
            }
        }
    }
}
