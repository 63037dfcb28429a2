package io.evenkeel.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server that reads the head of one request a connection, sends a given text, and closes. */
final class OneAnswer implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final String answer;

    OneAnswer(String answer) throws IOException {
        this.answer = answer;
        var thread = new Thread(this::serve, "one-answer");
        thread.setDaemon(true);
        thread.start();
    }

    String endpoint() {
        return "127.0.0.1:" + listening.getLocalPort();
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                var head = new StringBuilder();
                while (head.indexOf("\r\n\r\n") < 0) {
                    int next = socket.getInputStream().read();
                    if (next < 0) {
                        break;
                    }
                    head.append((char) next);
                }
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                // The client or the test is gone; the loop's condition says which.
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
