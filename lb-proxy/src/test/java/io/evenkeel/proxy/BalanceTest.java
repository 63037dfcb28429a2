package io.evenkeel.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

import io.evenkeel.core.Feedback;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import io.evenkeel.core.key.HashKeys;
import io.evenkeel.core.schedule.haproxy.HaproxySchedulers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What schedulers get to see of requests and connections, and hear of their work. */
@Timeout(30)
class BalanceTest {
    private static String ask(LoadBalancer balancer, String... parts) throws IOException {
        try (var client = new RawClient(Proxies.address(balancer))) {
            for (String part : parts) {
                client.send(part);
            }
            String answer = client.readAll();
            return answer.substring(answer.length() - 1);
        }
    }

    private static String get(LoadBalancer balancer, String target) throws IOException {
        return ask(balancer, "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    }

    @Test
    void aPostedParameterDecidesAsOneOfTheQueryHoweverTheBodyComes() throws IOException {
        try (var servers = new NamedServers(4, true); var proxies = new Proxies()) {
            LoadBalancer balancer = proxies.http(servers.pool(HaproxySchedulers.hash(HashKeys.urlParameterOrPosted("user"))), f -> f,
                    b -> b);
            Set<String> chosen = new TreeSet<>();
            for (String user : List.of("alice", "bob", "carol", "dave", "erin", "frank", "grace", "heidi")) {
                String expected = get(balancer, "/?user=" + user);
                chosen.add(expected);
                String form = "a=b&user=" + user + "&c=d";
                String head = "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
                assertThat(ask(balancer, head + "Content-Length: " + form.length() + "\r\n\r\n" + form)).isEqualTo(expected);
                assertThat(ask(balancer, head + "Content-Length: " + form.length() + "\r\n\r\n", form.substring(0, 6), form.substring(6)))
                        .isEqualTo(expected);
                assertThat(ask(balancer, head + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(form.length()) + "\r\n",
                        form.substring(0, 9), form.substring(9) + "\r\n0\r\n\r\n")).isEqualTo(expected);
            }
            assertThat(chosen).hasSizeGreaterThan(1);
        }
    }

    @Test
    void aClientThatWaitsForOurContinueIsNotKeptWaiting() throws IOException {
        try (var servers = new NamedServers(2, true); var proxies = new Proxies()) {
            LoadBalancer balancer = proxies.http(servers.pool(HaproxySchedulers.hash(HashKeys.urlParameterOrPosted("user"))), f -> f,
                    b -> b);
            try (var client = new RawClient(Proxies.address(balancer))) {
                client.send("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 6\r\n\r\n");
                assertThat(client.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void aBodyThatEndsTooEarlyGoesToNobody() throws IOException {
        try (var servers = new NamedServers(2, true); var proxies = new Proxies()) {
            LoadBalancer balancer = proxies.http(servers.pool(HaproxySchedulers.hash(HashKeys.urlParameterOrPosted("user"))), f -> f,
                    b -> b);
            try (var client = new RawClient(Proxies.address(balancer))) {
                client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 60\r\n\r\nuser=").endInput();
                assertThat(client.readAll()).isEmpty();
            }
            assertThat(balancer.pools().get(0).servers()).allSatisfy(server -> assertThat(server.chosen()).isZero());
        }
    }

    @Test
    void theFirstBytesOfAConnectionDecide() throws IOException {
        try (var servers = new NamedServers(4, false); var proxies = new Proxies()) {
            LoadBalancer balancer = proxies.tcp(servers.pool(HaproxySchedulers.hash(HashKeys.rdpCookie())), f -> f, b -> b);
            Set<String> chosen = new TreeSet<>();
            for (String user : List.of("alice", "bob", "carol", "dave", "erin", "frank")) {
                String first = connectAs(balancer, user);
                assertThat(connectAs(balancer, user)).isEqualTo(first);
                chosen.add(first);
            }
            assertThat(chosen).hasSizeGreaterThan(1);
            assertThat(Proxies.comesTrue(() -> balancer.pools().get(0).servers().stream().allMatch(server -> server.inFlight() == 0)))
                    .isTrue();
        }
    }

    private static String connectAs(LoadBalancer balancer, String user) throws IOException {
        String cookie = "Cookie: mstshash=" + user + "\r\n";
        int length = 11 + cookie.length();
        try (var client = new RawClient(Proxies.address(balancer))) {
            client.send("\u0003\u0000\u0000" + (char) length + (char) (length - 5) + "\u00e0\u0000\u0000\u0000\u0000\u0000" + cookie);
            return client.endInput().readAll();
        }
    }

    @Test
    void aClientThatSaysNothingIsServedWithoutAKey() throws IOException {
        try (var servers = new NamedServers(1, false); var proxies = new Proxies()) {
            LoadBalancer balancer = proxies.tcp(servers.pool(HaproxySchedulers.hash(HashKeys.rdpCookie())), f -> f, b -> b);
            try (var client = new RawClient(Proxies.address(balancer))) {
                assertThat(client.endInput().readAll()).isEmpty();
            }
            assertThat(balancer.pools().get(0).servers().get(0).chosen()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void schedulersHearOfTheWork(boolean http) throws IOException {
        List<String> heard = new CopyOnWriteArrayList<>();
        Feedback feedback = new Feedback() {
            @Override
            public void started(Server server) {
                heard.add("started");
            }

            @Override
            public void firstByte(Server server, long nanos) {
                heard.add("first byte, active " + server.active());
            }

            @Override
            public void finished(Server server, long nanos, Outcome outcome) {
                heard.add("finished " + outcome + ", active " + server.active());
            }
        };
        Scheduler scheduler = (pool, previous) -> new Picker() {
            @Override
            public Server pick(PickContext context) {
                return pool.server(0);
            }

            @Override
            public Feedback feedback() {
                return feedback;
            }
        };
        try (var servers = new NamedServers(1, http); var proxies = new Proxies()) {
            LoadBalancer balancer = http ? proxies.http(servers.pool(scheduler), f -> f, b -> b)
                    : proxies.tcp(servers.pool(scheduler), f -> f, b -> b);
            if (http) {
                get(balancer, "/");
            } else {
                try (var client = new RawClient(Proxies.address(balancer))) {
                    assertThat(client.send("x").readUntil("a")).isEqualTo("a");
                    client.endInput().readAll();
                }
            }
            assertThat(Proxies.comesTrue(() -> heard.size() == 3)).isTrue();
            assertThat(heard).containsExactly("started", "first byte, active 1", "finished COMPLETED, active 0");
        }
    }
}
