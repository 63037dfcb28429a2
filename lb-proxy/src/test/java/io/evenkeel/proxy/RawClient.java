package io.evenkeel.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that says exactly what a test wants it to say. Reads give up after ten seconds. */
final class RawClient implements AutoCloseable {
    private final Socket socket;

    RawClient(InetSocketAddress address) throws IOException {
        socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
    }

    RawClient send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    RawClient endInput() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** Everything until the other side closes. */
    String readAll() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** Everything up to and including {@code end}, or until the other side closes. */
    String readUntil(String end) throws IOException {
        var text = new StringBuilder();
        InputStream input = socket.getInputStream();
        while (text.indexOf(end) < 0) {
            int next = input.read();
            if (next < 0) {
                break;
            }
            text.append((char) next);
        }
        return text.toString();
    }

    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
