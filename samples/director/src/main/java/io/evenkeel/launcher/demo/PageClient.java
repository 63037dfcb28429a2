package io.evenkeel.launcher.demo;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Fetches {@link Page}s over one connection that it keeps, or over a new one each time. Unlike the JDK's clients it never
 * tries again: a request that fails is seen to fail. Belongs to one thread.
 */
final class PageClient implements AutoCloseable {
    private final InetSocketAddress target;
    private final boolean keepAlive;
    private final int connectMillis;
    private final int readMillis;
    private @Nullable Socket socket;

    /**
     * A client that has not connected yet.
     *
     * @param connectLimit how long connecting may take
     * @param readLimit how long each wait for bytes may take
     */
    PageClient(InetSocketAddress target, boolean keepAlive, Duration connectLimit, Duration readLimit) {
        this.target = target;
        this.keepAlive = keepAlive;
        this.connectMillis = Math.toIntExact(connectLimit.toMillis());
        this.readMillis = Math.toIntExact(readLimit.toMillis());
    }

    /**
     * One request.
     *
     * @throws IOException when there is no answer, or another one than 200 with a page
     */
    Page fetch() throws IOException {
        try {
            Page page = exchange();
            if (!keepAlive) {
                close();
            }
            return page;
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private Page exchange() throws IOException {
        Socket connection = connection();
        String request = "GET / HTTP/1.1\r\nHost: " + target.getHostString() + "\r\n" + (keepAlive ? "" : "Connection: close\r\n") + "\r\n";
        connection.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var in = new BufferedInputStream(connection.getInputStream());
        String status = line(in);
        int length = -1;
        boolean last = !keepAlive;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            last |= lower.equals("connection: close");
        }
        String body = new String(length < 0 ? in.readAllBytes() : in.readNBytes(length), StandardCharsets.UTF_8);
        if (last) {
            close();
        }
        Page page = Page.parse(body);
        if (!status.startsWith("HTTP/1.1 200") || page == null) {
            throw new IOException("answered " + status);
        }
        return page;
    }

    private Socket connection() throws IOException {
        Socket open = socket;
        if (open == null) {
            open = new Socket();
            SocketAddress address = target;
            try {
                open.setTcpNoDelay(true);
                open.setSoTimeout(readMillis);
                open.connect(address, connectMillis);
            } catch (IOException e) {
                open.close();
                throw e;
            }
            socket = open;
        }
        return open;
    }

    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the connection was closed before the answer was complete");
            }
            if (b != '\r') {
                text.append((char) b);
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        Socket open = socket;
        socket = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // Nothing more is expected of it.
                assert open.isClosed();
            }
        }
    }
}
