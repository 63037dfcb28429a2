package io.evenkeel.healthcheck;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

/** Accepts connections on loopback, one after the other, and treats each as told. */
final class LoopbackServer implements AutoCloseable {
    /** What happens on a connection; it is closed afterwards. */
    interface Treatment {
        void treat(Socket connection) throws IOException;
    }

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    /** Done when the peer has closed a connection. */
    final CompletableFuture<Boolean> peerClosed = new CompletableFuture<>();

    private LoopbackServer(Treatment treatment) throws IOException {
        var thread = new Thread(() -> serve(treatment), "loopback-server");
        thread.setDaemon(true);
        thread.start();
    }

    static LoopbackServer with(Treatment treatment) throws IOException {
        return new LoopbackServer(treatment);
    }

    /** Reads a request head and answers with {@code response}. */
    static LoopbackServer answering(byte[] response) throws IOException {
        return with(connection -> {
            readHead(connection);
            connection.getOutputStream().write(response);
        });
    }

    static String readHead(Socket connection) throws IOException {
        var head = new StringBuilder();
        InputStream in = connection.getInputStream();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    private void serve(Treatment treatment) {
        while (!listener.isClosed()) {
            try (Socket connection = listener.accept()) {
                try {
                    treatment.treat(connection);
                    connection.shutdownOutput();
                    while (connection.getInputStream().read() >= 0) {
                        // whatever it still sends
                    }
                } finally {
                    peerClosed.complete(true);
                }
            } catch (IOException e) {
                // The peer reset the connection, or the test is over.
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
