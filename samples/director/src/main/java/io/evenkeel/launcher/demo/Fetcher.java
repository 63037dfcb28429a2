package io.evenkeel.launcher.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Fetches a page over a new connection each time, impatient to connect, so that a move of the address is seen when it happens. Belongs to one thread. */
public final class Fetcher {
    private static final Duration CONNECT_LIMIT = Duration.ofMillis(250);
    private static final Duration READ_LIMIT = Duration.ofSeconds(3);

    private final PageClient client;

    /** A client of {@code target}. */
    public Fetcher(InetSocketAddress target) {
        client = new PageClient(target, false, CONNECT_LIMIT, READ_LIMIT);
    }

    /** One request and how it ended. */
    public FetchLine fetch() {
        try {
            return FetchLine.of(client.fetch());
        } catch (IOException e) {
            return FetchLine.failed(String.valueOf(e.getMessage()));
        }
    }
}
