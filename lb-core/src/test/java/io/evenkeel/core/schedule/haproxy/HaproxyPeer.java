package io.evenkeel.core.schedule.haproxy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A running haproxy with one thread and one backend, {@code web}, that says which server it chose. Its servers are a, b, c, ... In
 * HTTP they are parts of haproxy itself, in TCP they are ours. Everything goes over local sockets in a folder of its own.
 */
final class HaproxyPeer implements Closeable {
    static final Path PROGRAM = Path.of("/usr/sbin/haproxy");

    private final Path folder;
    private final List<Closeable> toClose = new ArrayList<>();
    private final Wire commands;

    private HaproxyPeer(boolean http, String backend, List<String> servers) throws IOException {
        this.folder = Files.createTempDirectory("peer");
        var config = new StringBuilder("global\n nbthread 1\n stats socket " + folder.resolve("stats") + " level admin\n stats timeout 1h\n"
                + "defaults\n mode " + (http ? "http" : "tcp") + "\n timeout connect 5s\n timeout client 1m\n timeout server 1m\n"
                + "listen web\n bind unix@" + folder.resolve("in") + "\n bind unix@" + folder.resolve("proxied") + " accept-proxy\n "
                + backend.replace("\n", "\n ") + "\n");
        var parts = new StringBuilder();
        for (int i = 0; i < servers.size(); i++) {
            String name = name(i);
            config.append(" server ").append(name).append(" unix@").append(folder.resolve(name)).append(' ').append(servers.get(i))
                    .append('\n');
            parts.append("frontend ").append(name).append("\n bind unix@").append(folder.resolve(name))
                    .append("\n http-request return status 200 content-type text/plain string ").append(name).append('\n');
            if (!http) {
                toClose.add(serve(name));
            }
        }
        Path file = Files.writeString(folder.resolve("haproxy.cfg"), http ? config.append(parts) : config);
        Process process = new ProcessBuilder(PROGRAM.toString(), "-db", "-f", file.toString()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile()).start();
        toClose.add(() -> process.destroyForcibly().onExit().join());
        await(() -> Files.exists(folder.resolve("stats")) && Files.exists(folder.resolve("in")));
        this.commands = new Wire(folder.resolve("stats"));
        commands.send("prompt\n");
        commands.readTo("> ");
    }

    /** With an HTTP backend. */
    static HaproxyPeer http(String backend, List<String> servers) throws IOException {
        return new HaproxyPeer(true, backend, servers);
    }

    /** With a TCP backend. */
    static HaproxyPeer tcp(String backend, List<String> servers) throws IOException {
        return new HaproxyPeer(false, backend, servers);
    }

    static void assumeInstalled() {
        assumeTrue(Files.isExecutable(PROGRAM), "needs haproxy: apt-get install haproxy");
    }

    static String name(int server) {
        return String.valueOf((char) ('a' + server));
    }

    private Closeable serve(String name) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(folder.resolve(name)), 1024);
        var thread = new Thread(() -> {
            while (server.isOpen()) {
                try {
                    SocketChannel accepted = server.accept();
                    accepted.write(ByteBuffer.wrap((name + "\n").getBytes(StandardCharsets.US_ASCII)));
                    var reader = new Thread(() -> drain(accepted));
                    reader.setDaemon(true);
                    reader.start();
                } catch (IOException closed) {
                    return;
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    private static void drain(SocketChannel channel) {
        var buffer = ByteBuffer.allocate(1024);
        try (channel) {
            while (channel.read(buffer.clear()) >= 0) {
                Thread.onSpinWait();
            }
        } catch (IOException closed) {
            return;
        }
    }

    /** A client's connection. */
    Wire connect() throws IOException {
        return new Wire(folder.resolve("in"));
    }

    /** Another connection to the stats socket, which goes to no server. */
    Wire commandWire() throws IOException {
        return new Wire(folder.resolve("stats"));
    }

    /** A client's connection from an address, as a PROXY line says. */
    Wire connectFrom(String address) throws IOException {
        var wire = new Wire(folder.resolve("proxied"));
        boolean ipv6 = address.indexOf(':') >= 0;
        wire.send("PROXY TCP" + (ipv6 ? 6 : 4) + " " + address + " " + (ipv6 ? "::1" : "127.0.0.1") + " 1025 80\r\n");
        return wire;
    }

    /** Which server a request on this connection went to. */
    static String ask(Wire wire, String request) throws IOException {
        wire.send(request);
        return wire.readAnswer();
    }

    /** Which servers this many plain requests went to. */
    String picks(Wire wire, int count) throws IOException {
        var names = new StringBuilder();
        for (int i = 0; i < count; i++) {
            names.append(ask(wire, "GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
        }
        return names.toString();
    }

    /** Gives a command to the stats socket. */
    String command(String line) throws IOException {
        commands.send(line + "\n");
        return commands.readTo("\n> ").strip();
    }

    /** Waits until haproxy has noticed that so many connections are there. */
    void awaitSessions(int count) {
        await(() -> {
            int sessions = 0;
            for (String line : command("show stat web 4 -1").split("\n", -1)) {
                String[] fields = line.split(",", -1);
                if (fields.length > 4 && fields[0].equals("web")) {
                    sessions += Integer.parseInt(fields[4]);
                }
            }
            return sessions == count;
        });
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) {
        long end = System.nanoTime() + 10_000_000_000L;
        try {
            while (!condition.holds()) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("haproxy did not get there in ten seconds");
                }
                LockSupport.parkNanos(200_000);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        commands.close();
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
