package io.evenkeel.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import io.evenkeel.proxy.config.LoadBalancerConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LimitsTest {
    private SocketServer echo;

    @BeforeEach
    void startEcho() throws Exception {
        echo = SocketServer.echo();
    }

    @AfterEach
    void stopEcho() throws Exception {
        echo.close();
    }

    private LoadBalancerConfig.Builder frontends(int mostEach, String... names) {
        LoadBalancerConfig.Builder config = LoadBalancerConfig.builder();
        for (String name : names) {
            config.tcp(name, f -> f.bind("127.0.0.1:0").bind("127.0.0.1:0").maxConnections(mostEach)
                    .defaultPool(StartedBalancer.pool("pool", echo.endpoint())));
        }
        return config;
    }

    private static String echoed(RawClient client) throws Exception {
        return client.send("x!").readUntil("!");
    }

    @Test
    void theNextClientIsServedWhenOneLeaves() throws Exception {
        try (StartedBalancer balancer = StartedBalancer.start(frontends(2, "front"))) {
            InetSocketAddress address = balancer.address("front");
            try (var first = new RawClient(address); var second = new RawClient(address)) {
                assertThat(echoed(first)).isEqualTo("x!");
                assertThat(echoed(second)).isEqualTo("x!");
                try (var third = new RawClient(address)) {
                    third.send("waiting!");
                    assertThat(echoed(first)).isEqualTo("x!");
                    assertThat(echo.accepted()).as("connections of the server").isEqualTo(2);
                    assertThat(balancer.balancer().connections("front")).isEqualTo(2);
                    first.endInput();
                    assertThat(third.readUntil("!")).isEqualTo("waiting!");
                }
            }
        }
    }

    @Test
    void theTotalHoldsOverAllFrontends() throws Exception {
        try (StartedBalancer balancer = StartedBalancer.start(frontends(0, "a", "b").maxConnections(1))) {
            try (var first = new RawClient(balancer.address("a")); var second = new RawClient(balancer.address("b"))) {
                RawClient served = echoedFirst(first, second, balancer);
                RawClient waiting = served == first ? second : first;
                assertThat(echo.accepted()).isEqualTo(1);
                waiting.send("waiting!");
                served.endInput();
                assertThat(waiting.readUntil("!")).isEqualTo("waiting!");
            }
        }
    }

    /** Either may have been accepted first. */
    private static RawClient echoedFirst(RawClient a, RawClient b, StartedBalancer balancer) throws Exception {
        Await.until("one is accepted",
                () -> balancer.balancer().connections("a") + balancer.balancer().connections("b") == 1);
        RawClient accepted = balancer.balancer().connections("a") == 1 ? a : b;
        assertThat(echoed(accepted)).isEqualTo("x!");
        return accepted;
    }

    @Test
    void aMaximumThatIsRaisedLetsThoseInWhoWait() throws Exception {
        try (StartedBalancer balancer = StartedBalancer.start(frontends(1, "front"))) {
            InetSocketAddress address = balancer.address("front");
            try (var first = new RawClient(address)) {
                assertThat(echoed(first)).isEqualTo("x!");
                try (var second = new RawClient(address)) {
                    second.send("waiting!");
                    balancer.apply(frontends(2, "front"));
                    assertThat(second.readUntil("!")).isEqualTo("waiting!");
                    assertThat(echoed(first)).isEqualTo("x!");
                }
            }
        }
    }

    @Test
    void theMaximumOfAFrontendIsNeverPassedAndEverybodyIsServed() throws Exception {
        assertNeverMoreThan(3, StartedBalancer.start(frontends(3, "front")), "front");
    }

    @Test
    void theTotalIsNeverPassedAndEverybodyIsServed() throws Exception {
        assertNeverMoreThan(3, StartedBalancer.start(frontends(0, "a", "b").maxConnections(3)), "a", "b");
    }

    /** A client counts as inside from its echo, when it surely is, to just before it closes. */
    private void assertNeverMoreThan(int most, StartedBalancer balancer, String... frontends) throws Exception {
        var inside = new AtomicInteger();
        var mostInside = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (balancer) {
            List<InetSocketAddress> addresses = new ArrayList<>();
            for (String frontend : frontends) {
                addresses.addAll(balancer.balancer().addresses(frontend));
            }
            List<Future<String>> clients = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                InetSocketAddress address = addresses.get(i % addresses.size());
                clients.add(threads.submit(() -> {
                    try (var client = new RawClient(address)) {
                        String answer = echoed(client);
                        mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        echoed(client);
                        inside.decrementAndGet();
                        return answer;
                    }
                }));
            }
            for (Future<String> client : clients) {
                assertThat(client.get()).isEqualTo("x!");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(mostInside.get()).isBetween(1, most);
    }
}
