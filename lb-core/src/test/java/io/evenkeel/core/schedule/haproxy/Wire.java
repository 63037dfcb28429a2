package io.evenkeel.core.schedule.haproxy;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** A client of a local socket that reads up to a mark. */
public final class Wire implements Closeable {
    private final SocketChannel channel;
    private final StringBuilder received = new StringBuilder();
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);

    /** Connects. */
    public Wire(Path socket) throws IOException {
        this.channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        this.channel.connect(UnixDomainSocketAddress.of(socket));
    }

    /** Sends a text, in Latin-1. */
    public void send(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** What comes up to the mark, which is taken off. */
    public String readTo(String mark) throws IOException {
        int end;
        while ((end = received.indexOf(mark)) < 0) {
            buffer.clear();
            if (channel.read(buffer) < 0) {
                throw new EOFException("closed after: " + received);
            }
            received.append(new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1));
        }
        String text = received.substring(0, end);
        received.delete(0, end + mark.length());
        return text;
    }

    /** The body of an answer with Content-Length. */
    public String readAnswer() throws IOException {
        String head = readTo("\r\n\r\n");
        int at = head.toLowerCase(Locale.ROOT).indexOf("content-length: ");
        int length = Integer.parseInt(head.substring(at + 16).lines().findFirst().orElseThrow().trim());
        while (received.length() < length) {
            buffer.clear();
            if (channel.read(buffer) < 0) {
                throw new EOFException("closed after: " + received);
            }
            received.append(new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1));
        }
        String body = received.substring(0, length);
        received.delete(0, length);
        return body;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
