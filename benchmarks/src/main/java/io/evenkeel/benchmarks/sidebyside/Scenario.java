package io.evenkeel.benchmarks.sidebyside;

import java.util.List;

/** What the clients ask for, and which listener of the proxy they ask. */
enum Scenario {
    /** A GET of 200 bytes over connections that stay open on both sides of the proxy. */
    SMALL("small", "HTTP, 200-byte body, keep-alive", Listener.KEEP_ALIVE, "/small", 200),
    /** A GET of 64 KiB over connections that stay open on both sides of the proxy. */
    LARGE("64k", "HTTP, 64 KiB body, keep-alive", Listener.KEEP_ALIVE, "/64k", 65536),
    /** The bytes of {@link #SMALL} through a proxy that does not look at them. */
    TCP("tcp", "TCP, the bytes of `small`", Listener.TCP, "/small", 200),
    /** A GET of 200 bytes over a new connection, on both sides of the proxy. */
    CLOSE("close", "HTTP, 200-byte body, new connection per request", Listener.CLOSE, "/small", 200);

    /** The listeners that every proxy's configuration has. */
    enum Listener {
        KEEP_ALIVE, CLOSE, TCP
    }

    private final String label;
    private final String description;
    private final Listener listener;
    private final String path;
    private final int bodyBytes;

    Scenario(String label, String description, Listener listener, String path, int bodyBytes) {
        this.label = label;
        this.description = description;
        this.listener = listener;
        this.path = path;
        this.bodyBytes = bodyBytes;
    }

    /** Its name on the command line. */
    String label() {
        return label;
    }

    String description() {
        return description;
    }

    Listener listener() {
        return listener;
    }

    String path() {
        return path;
    }

    /** The length of the body that the origin answers with. */
    int bodyBytes() {
        return bodyBytes;
    }

    /** Headers that the load generator sends besides Host. */
    List<String> requestHeaders() {
        return listener == Listener.CLOSE ? List.of("Connection: close") : List.of();
    }
}
