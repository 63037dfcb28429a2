package io.evenkeel.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A web server on loopback that answers every request with its own name and remembers what it was asked. */
final class HttpOrigin implements AutoCloseable {
    private final String name;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<List<String>> forwardedFor = new CopyOnWriteArrayList<>();

    HttpOrigin(String name) throws IOException {
        this.name = name;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            List<String> forwarded = exchange.getRequestHeaders().get("X-Forwarded-For");
            forwardedFor.add(forwarded == null ? List.of() : forwarded);
            byte[] received = exchange.getRequestBody().readAllBytes();
            byte[] body = received.length > 0 ? received : name.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("X-Server", name);
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(200, -1);
            } else {
                // Zero length means chunked to this server.
                exchange.sendResponseHeaders(200, exchange.getRequestURI().getPath().equals("/chunked") ? 0 : body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    String endpoint() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
