package io.evenkeel.core.schedule.nginx;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import io.evenkeel.core.schedule.haproxy.Scenario;
import io.evenkeel.core.schedule.haproxy.Wire;

/**
 * A running nginx with one worker and one upstream that says which server it chose. Its servers a, b, c, ... are ours, at {@link
 * #endpoint}; a request for {@code /hold} is answered as long as the client stays.
 */
final class NginxPeer implements Closeable {
    static final Path PROGRAM = Path.of("/usr/sbin/nginx");

    private final Path folder = Files.createTempDirectory("peer");
    private final List<Closeable> toClose = new ArrayList<>();
    private final Semaphore ended = new Semaphore(0);

    NginxPeer(Scenario scenario) throws IOException {
        var config = new StringBuilder("daemon off;\nmaster_process off;\nerror_log stderr;\npid " + folder + "/pid;\n"
                + "events { worker_connections 512; }\nhttp {\naccess_log off;\n");
        for (String kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
            config.append(kind).append("_temp_path ").append(folder).append("/temp;\n");
        }
        config.append("upstream web {\n").append(scenario.backend().isEmpty() ? "" : scenario.backend() + ";\n");
        for (int i = 0; i < scenario.servers().size(); i++) {
            config.append("server ").append(endpoint(i)).append(' ').append(scenario.servers().get(i)).append(";\n");
            toClose.add(serve(i));
        }
        config.append("}\nserver {\nlisten unix:" + folder + "/in;\nkeepalive_requests 100000;\nset_real_ip_from unix:;\n"
                + "real_ip_header X-Real-IP;\nlocation / { proxy_pass http://web; proxy_buffering off; }\n}\n}\n");
        Path file = Files.writeString(folder.resolve("nginx.conf"), config);
        Process process = new ProcessBuilder(PROGRAM.toString(), "-e", folder.resolve("log").toString(), "-c", file.toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile()).start();
        toClose.add(() -> process.destroyForcibly().onExit().join());
        long end = System.nanoTime() + 10_000_000_000L;
        while (!Files.exists(folder.resolve("in")) || !Files.exists(folder.resolve("pid"))) {
            if (System.nanoTime() > end) {
                throw new AssertionError("nginx did not start: " + Files.readString(folder.resolve("out")));
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    static void assumeInstalled() {
        assumeTrue(Files.isExecutable(PROGRAM), "needs nginx: apt-get install nginx");
    }

    static String name(int server) {
        return String.valueOf((char) ('a' + server));
    }

    static String endpoint(int server) {
        return "127.88.0." + (server + 1) + ":18080";
    }

    private Closeable serve(int server) throws IOException {
        String name = name(server);
        ServerSocketChannel listener = listen(new InetSocketAddress(InetAddress.getByName("127.88.0." + (server + 1)), 18080));
        start(() -> {
            while (listener.isOpen()) {
                try {
                    SocketChannel accepted = listener.accept();
                    start(() -> answer(accepted, name));
                } catch (IOException closed) {
                    return;
                }
            }
        });
        return listener;
    }

    /** The addresses are part of what is hashed, so each nginx gets the same ones, and the one before may not have left them yet. */
    private static ServerSocketChannel listen(InetSocketAddress address) throws IOException {
        long end = System.nanoTime() + 5_000_000_000L;
        while (true) {
            ServerSocketChannel listener = ServerSocketChannel.open();
            try {
                return listener.bind(address, 1024);
            } catch (BindException taken) {
                listener.close();
                if (System.nanoTime() > end) {
                    throw taken;
                }
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    private void answer(SocketChannel channel, String name) {
        try (channel) {
            var buffer = ByteBuffer.allocate(16 * 1024);
            String head = "";
            while (!head.contains("\r\n\r\n")) {
                if (channel.read(buffer) < 0) {
                    return;
                }
                head = new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
            }
            boolean hold = head.startsWith("GET /hold ");
            channel.write(ByteBuffer.wrap(("HTTP/1.1 200 OK\r\n" + (hold ? "X-Server: " + name : "Content-Length: 1") + "\r\n\r\n" + name)
                    .getBytes(StandardCharsets.ISO_8859_1)));
            if (hold) {
                while (channel.read(buffer.clear()) >= 0) {
                    Thread.onSpinWait();
                }
                ended.release();
            }
        } catch (IOException closed) {
            return;
        }
    }

    /** The names of the servers that were chosen. */
    String play(Scenario scenario) throws IOException, InterruptedException {
        var chosen = new StringBuilder();
        List<Wire> opened = new ArrayList<>();
        try (var wire = new Wire(folder.resolve("in"))) {
            for (String step : scenario.steps()) {
                switch (step.charAt(0)) {
                    case 'p' -> {
                        for (int i = Integer.parseInt(step.substring(1)); i > 0; i--) {
                            chosen.append(ask(wire, "/", "127.0.0.1"));
                        }
                    }
                    case 'u' -> chosen.append(ask(wire, Scenario.decode(step), "127.0.0.1"));
                    case 's' -> chosen.append(ask(wire, "/", Scenario.decode(step)));
                    case 'o' -> {
                        var next = new Wire(folder.resolve("in"));
                        next.send("GET /hold HTTP/1.1\r\nHost: x\r\n\r\n");
                        next.readTo("X-Server: ");
                        chosen.append(next.readTo("\r\n"));
                        opened.add(next);
                    }
                    default -> {
                        opened.get(Integer.parseInt(step.substring(2))).close();
                        if (!ended.tryAcquire(10, TimeUnit.SECONDS)) {
                            throw new AssertionError("nginx did not give up the server's connection in ten seconds");
                        }
                    }
                }
            }
        }
        for (Wire wire : opened) {
            wire.close();
        }
        return chosen.toString();
    }

    private static String ask(Wire wire, String target, String client) throws IOException {
        wire.send("GET " + target + " HTTP/1.1\r\nHost: x\r\nX-Real-IP: " + client + "\r\n\r\n");
        return wire.readAnswer();
    }

    @Override
    public void close() throws IOException {
        for (int i = toClose.size() - 1; i >= 0; i--) {
            toClose.get(i).close();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
