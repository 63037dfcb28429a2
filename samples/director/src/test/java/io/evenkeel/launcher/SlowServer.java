package io.evenkeel.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A web server that answers one request, and only when it is told to. */
final class SlowServer implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    SlowServer() throws IOException {
        Thread.ofPlatform().daemon().start(this::serve);
    }

    int port() {
        return listener.getLocalPort();
    }

    boolean awaitRequest() throws InterruptedException {
        return asked.await(20, TimeUnit.SECONDS);
    }

    void answer() {
        released.countDown();
    }

    private void serve() {
        try (Socket client = listener.accept();
                var reader = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            while (!String.valueOf(reader.readLine()).isEmpty()) {
                // The head of the request.
            }
            asked.countDown();
            released.await();
            client.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nlate".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException | InterruptedException e) {
            asked.countDown();
        }
    }

    @Override
    public void close() throws IOException {
        released.countDown();
        listener.close();
    }
}
