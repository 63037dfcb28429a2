package io.evenkeel.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What HAProxy answers to raw requests, and what we do, in front of the same server. */
@Tag("peer")
@Timeout(30)
class HaproxyDifferentialPeerTest {
    private static final Path HAPROXY = Path.of("/usr/sbin/haproxy");
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}) ");

    private static final Pattern FRAMING = Pattern.compile("^(?i:content-length|transfer-encoding|host):");

    @TempDir
    Path folder;

    private final List<String> reached = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> toClose = new ArrayList<>();
    private InetSocketAddress haproxy = new InetSocketAddress(0);
    private InetSocketAddress ours = new InetSocketAddress(0);

    @BeforeEach
    void startBoth() throws IOException {
        assumeTrue(Files.isExecutable(HAPROXY), "needs haproxy: apt-get install haproxy");
        var server = new ScriptedServer(this::serve);
        toClose.add(server);
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path file = Files.writeString(folder.resolve("haproxy.cfg"), "defaults\n mode http\n timeout connect 2s\n timeout client 2s\n"
                + " timeout server 2s\nlisten shop\n bind 127.0.0.1:" + port + "\n server one " + server.endpoint() + "\n");
        Process process = new ProcessBuilder(HAPROXY.toString(), "-db", "-f", file.toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("haproxy.log").toFile()).start();
        toClose.add(() -> process.destroyForcibly().waitFor());
        haproxy = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        assertThat(Proxies.comesTrue(this::haproxyAnswers)).isTrue();
        var proxies = new Proxies();
        toClose.add(proxies);
        ours = Proxies.address(proxies.http(server));
    }

    private boolean haproxyAnswers() {
        try (var socket = new Socket(haproxy.getAddress(), haproxy.getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @AfterEach
    void stopBoth() throws Exception {
        for (int i = toClose.size() - 1; i >= 0; i--) {
            toClose.get(i).close();
        }
    }

    /** Answers one request a connection as its path says. */
    private void serve(Socket socket) throws IOException {
        String head = ScriptedServer.readHead(socket);
        if (!head.isEmpty()) {
            reached.add(whatMatters(head));
        }
        if (head.contains("100-continue")) {
            ScriptedServer.send(socket, "HTTP/1.1 100 Continue\r\n\r\n");
        }
        String answer = head.contains("/204") ? "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"
                : head.contains("/nonsense") ? "nonsense\r\n\r\n"
                        : head.contains("/close") ? ""
                                : "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n"
                                        + (head.startsWith("HEAD") ? "" : "ok");
        ScriptedServer.send(socket, answer);
        socket.shutdownOutput();
        socket.getInputStream().readAllBytes();
    }

    /** The request line, and what says where the message ends and whose it is. HAProxy makes a tab behind a colon a space, we leave it. */
    private static String whatMatters(String head) {
        return head.lines().filter(line -> line.contains(" HTTP/1.") || FRAMING.matcher(line).find())
                .map(line -> line.toLowerCase(Locale.ROOT).replace('\t', ' ')).sorted().collect(Collectors.joining(", "));
    }

    /** The statuses of all answers, in order. */
    private static String ask(InetSocketAddress proxy, String request) throws IOException {
        try (var raw = new RawClient(proxy)) {
            raw.send(request.translateEscapes());
            var statuses = new ArrayList<String>();
            var matcher = STATUS.matcher(raw.readAll());
            while (matcher.find()) {
                statuses.add(matcher.group(1));
            }
            return String.join(" ", statuses);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '`', value = {
        // request, what HAProxy answers, what we do
        "GET / HTTP/1.1|Host: x|Connection: close|| > 200 > 200",
        "GET / HTTP/1.0|| > 200 > 200",
        "HEAD / HTTP/1.1|Host: x|Connection: close|| > 200 > 200",
        "GET /204 HTTP/1.1|Host: x|Connection: close|| > 204 > 204",
        "GET /nonsense HTTP/1.1|Host: x|Connection: close|| > 502 > 502",
        "POST /close HTTP/1.1|Host: x|Connection: close|Content-Length: 1||x > 502 > 502",
        "GET /1 HTTP/1.1|Host: x||GET /2 HTTP/1.1|Host: x|Connection: close|| > 200 200 > 200 200",
        "HEAD /1 HTTP/1.1|Host: x||GET /2 HTTP/1.1|Host: x|Connection: close|| > 200 200 > 200 200",
        "POST / HTTP/1.1|Host: x|Connection: close|Content-Length: 3||abc > 200 > 200",
        "POST / HTTP/1.1|Host: x|Connection: close|Transfer-Encoding: chunked||3|abc|0|| > 200 > 200",
        "POST / HTTP/1.1|Host: x|Connection: close|Transfer-Encoding: chunked||3;a=b|abc|0|X-T: y|| > 200 > 200",
        "POST / HTTP/1.1|Host: x|Connection: close|Content-Length: 3|Expect: 100-continue||abc > 100 200 > 100 200",
        "POST / HTTP/1.1|Host: x|Connection: close|Content-Length: 3|Content-Length: 3||abc > 200 > 200",
        "POST / HTTP/1.1|Host: x|Connection: close|Content-Length: 3, 3||abc > 200 > 200",
        "POST / HTTP/1.1|Host: x|Content-Length: 3|Content-Length: 4||abc > 400 > 400",
        "POST / HTTP/1.1|Host: x|Content-Length: +2||ab > 400 > 400",
        "POST / HTTP/1.1|Host: x|Content-Length: -1|| > 400 > 400",
        "POST / HTTP/1.1|Host: x|Content-Length: 0x2||ab > 400 > 400",
        "POST / HTTP/1.1|Host: x|Content-Length:|| > 400 > 400",
        "POST / HTTP/1.1|Host: x|Content-Length: 99999999999999999999|| > 400 > 400",
        "POST / HTTP/1.1|Host: x|Transfer-Encoding: xchunked|| > 400 > 400",
        "POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked, identity|| > 400 > 400",
        "POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked, chunked|| > 400 > 400",
        "POST / HTTP/1.1|Host: x|Transfer-Encoding : chunked|| > 400 > 400",
        "POST / HTTP/1.1|Host: x|Connection: close|Transfer-Encoding:\\tchunked||0|| > 200 > 200",
        "GET / HTTP/1.1|Host: x|Host: y|| > 400 > 400",
        "GET http://a/ HTTP/1.1|Host: b|| > 400 > 400",
        "GET / HTTP/1.1|Host: x|X Y: z|| > 400 > 400",
        "GET / HTTP/1.1|Host: x|: z|| > 400 > 400",
        "GET / HTTP/1.1|Host: x|nocolon|| > 400 > 400",
        "GET / HTTP/1.1|Host: x|X: a\\rb|| > 400 > 400",
        "|GET / HTTP/1.1|Host: x|Connection: close|| > 200 > 200",
        "\\040GET / HTTP/1.1|Host: x|| > 400 > 400",
        "GET / http/1.1|Host: x|| > 400 > 400",
        "GET /#a HTTP/1.1|Host: x|| > 400 > 400",
        "GET / HTTP/1.0|Content-Length: 1||x > 413 > 413",
        // We are stricter: both framings, no or a doubled Host, other versions, NUL, bare LF and folds, two spaces.
        "POST / HTTP/1.1|Host: x|Content-Length: 5|Transfer-Encoding: chunked||0|| > 200 > 400",
        "GET / HTTP/1.1|Connection: close|| > 200 > 400",
        "GET / HTTP/1.1|Host: x|Host: x|Connection: close|| > 200 > 400",
        "GET / HTTP/1.2|Host: x|Connection: close|| > 200 > 505",
        "GET / HTTP/1.1|Host: x|Connection: close|X: a\\0b|| > 200 > 400",
        "GET / HTTP/1.1\\nHost: x\\nConnection: close\\n\\n > 200 > 400",
        "GET / HTTP/1.1|Host: x|Connection: close|X: a|\\040b|| > 200 > 400",
        "GET  / HTTP/1.1|Host: x|Connection: close|| > 200 > 400"})
    void answersAsHaproxyDoesOrAsStated(String request, String theirAnswer, String ourAnswer) throws IOException {
        String text = request.replace("|", "\\r\\n");
        assertThat(ask(haproxy, text)).as("haproxy").isEqualTo(theirAnswer);
        List<String> reachedThroughHaproxy = List.copyOf(reached);
        reached.clear();
        assertThat(ask(ours, text)).as("ours").isEqualTo(ourAnswer);
        // What we refuse reaches nobody; what both take is the same to the server.
        boolean refused = ourAnswer.startsWith("4") || ourAnswer.equals("505");
        assertThat(reached).isEqualTo(refused ? List.of() : reachedThroughHaproxy);
    }
}
