package io.evenkeel.launcher.demo;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.ChannelBindException;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * A web server of one page that says who answered: its name, its process and who asked. Any path will do.
 *
 * <p>An answer leaves in one write. A server that is killed has answered a request whole or not at all, and what was not
 * answered at all can be given to another server.
 */
public final class WebServer implements AutoCloseable {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(3);

    private final String name;
    private final DisposableServer server;

    /**
     * Starts to listen.
     *
     * @throws IllegalStateException when the address is taken
     */
    public WebServer(String name, InetSocketAddress address) {
        this.name = name;
        try {
            server = HttpServer.create().bindAddress(() -> address).handle(this::answer).bindNow();
        } catch (ChannelBindException e) {
            throw new IllegalStateException("cannot listen on " + address.getHostString() + ":" + address.getPort() + ": " + e.getMessage(),
                    e);
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) server.address();
    }

    private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        String asked = Objects.requireNonNull(request.remoteAddress()).getAddress().getHostAddress();
        Page page = new Page(name, ProcessHandle.current().pid(), asked);
        return response.header("Content-Type", "text/plain; charset=utf-8").sendString(Mono.just(page + "\n"));
    }

    @Override
    public void close() {
        server.disposeNow(STOP_LIMIT);
    }
}
