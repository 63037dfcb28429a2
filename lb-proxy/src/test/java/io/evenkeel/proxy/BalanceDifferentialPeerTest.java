package io.evenkeel.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import io.evenkeel.core.Scheduler;
import io.evenkeel.core.key.HashFunction;
import io.evenkeel.core.key.HashKeys;
import io.evenkeel.core.schedule.haproxy.HaproxySchedulers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same requests through HAProxy and through us, in front of the same servers: who serves them? */
@Tag("peer")
@Timeout(60)
class BalanceDifferentialPeerTest {
    private static final Path HAPROXY = Path.of("/usr/sbin/haproxy");
    private static final String[] WORDS = {"shop", "cart", "item", "a", "bb", "ccc", "x1", "2025"};

    @TempDir
    Path folder;

    private static Scheduler scheduler(String backend) {
        return switch (backend) {
            case "balance roundrobin" -> HaproxySchedulers.roundRobin();
            case "balance static-rr" -> HaproxySchedulers.staticRoundRobin();
            case "balance leastconn" -> HaproxySchedulers.leastConnections();
            case "balance source" -> HaproxySchedulers.hash(HashKeys.source());
            case "balance source; hash-type consistent" -> HaproxySchedulers.hash(HashKeys.source()).onRing();
            case "balance uri depth 2" -> HaproxySchedulers.hash(HashKeys.uri().depth(2));
            case "balance uri whole; hash-type consistent djb2" ->
                HaproxySchedulers.hash(HashKeys.uri().whole()).consistent(HashFunction.DJB2);
            case "balance url_param user; hash-type map-based crc32 avalanche" ->
                HaproxySchedulers.hash(HashKeys.urlParameter("user")).mapBased(HashFunction.CRC32.avalanche());
            case "balance hdr(Host); hash-type map-based wt6" ->
                HaproxySchedulers.hash(HashKeys.header("Host")).mapBased(HashFunction.WT6);
            default -> throw new IllegalArgumentException(backend);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"balance roundrobin", "balance static-rr", "balance leastconn", "balance source",
        "balance source; hash-type consistent", "balance uri depth 2",
        "balance uri whole; hash-type consistent djb2", "balance url_param user; hash-type map-based crc32 avalanche",
        "balance hdr(Host); hash-type map-based wt6"})
    void requestsGoWhereHaproxySendsThem(String backend) throws Exception {
        assumeTrue(Files.isExecutable(HAPROXY), "needs haproxy: apt-get install haproxy");
        try (var servers = new NamedServers(5, true); var proxies = new Proxies()) {
            InetSocketAddress ours = Proxies.address(proxies.http(servers.pool(scheduler(backend)), f -> f, b -> b));
            int port = StartedBalancer.freePort();
            Process process = start(backend, port, servers);
            try {
                var theirs = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
                assertThat(Proxies.comesTrue(() -> listens(theirs))).isTrue();
                compare(ours, theirs);
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private Process start(String backend, int port, NamedServers servers) throws IOException {
        var config = new StringBuilder(
                "global\n nbthread 1\ndefaults\n mode http\n timeout connect 5s\n timeout client 5s\n timeout server 5s\n"
                        + "listen web\n bind 127.0.0.1:" + port + "\n " + backend.replace("; ", "\n ") + "\n");
        for (int i = 0; i < servers.size(); i++) {
            config.append(" server ").append(NamedServers.name(i)).append(' ').append(servers.endpoint(i)).append(" weight ").append(i + 1)
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("haproxy.cfg"), config);
        return new ProcessBuilder(HAPROXY.toString(), "-db", "-f", file.toString()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile()).start();
    }

    private static boolean listens(InetSocketAddress address) {
        try (var socket = new Socket(address.getAddress(), address.getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static void compare(InetSocketAddress ours, InetSocketAddress theirs) throws IOException {
        var random = new Random();
        var byUs = new StringBuilder();
        var byThem = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            String target = "/" + word(random) + "/" + word(random) + "/" + word(random)
                    + (random.nextBoolean() ? "?user=" + word(random) : "");
            String request = "GET " + target + " HTTP/1.1\r\nHost: www." + word(random) + ".example\r\nConnection: close\r\n\r\n";
            InetAddress from = InetAddress.getByAddress(new byte[] {127, (byte) random.nextInt(256), (byte) random.nextInt(256), 1});
            byUs.append(ask(ours, from, request));
            byThem.append(ask(theirs, from, request));
        }
        assertThat(byUs.toString()).isEqualTo(byThem.toString());
    }

    private static String word(Random random) {
        return WORDS[random.nextInt(WORDS.length)];
    }

    private static String ask(InetSocketAddress proxy, InetAddress from, String request) throws IOException {
        try (var socket = new Socket(proxy.getAddress(), proxy.getPort(), from, 0)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return answer.substring(answer.length() - 1);
        }
    }
}
