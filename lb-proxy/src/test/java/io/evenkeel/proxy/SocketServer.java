package io.evenkeel.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that gives each connection a thread of its own, and closes it behind what that does. */
final class SocketServer implements AutoCloseable {
    /** What is done with a connection. */
    @FunctionalInterface
    interface Talk {
        void with(Socket connection) throws IOException;
    }

    private final ServerSocket listening = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final Talk talk;

    SocketServer(Talk talk) throws IOException {
        this.talk = talk;
        run("accept", this::accept);
    }

    /** Sends back what it gets, as it gets it. */
    static SocketServer echo() throws IOException {
        return new SocketServer(connection -> connection.getInputStream().transferTo(connection.getOutputStream()));
    }

    String endpoint() {
        return "127.0.0.1:" + listening.getLocalPort();
    }

    /** How many connections there were, ever. */
    int accepted() {
        return accepted.get();
    }

    /** How many connections there are. */
    int open() {
        return open.size();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket connection = listening.accept();
                open.add(connection);
                accepted.incrementAndGet();
                run("connection", () -> serve(connection));
            } catch (IOException e) {
                // Closed; the loop's condition ends it.
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            talk.with(connection);
        } catch (IOException e) {
            // The other side is gone, which is what the client of the test will notice.
        } finally {
            open.remove(connection);
        }
    }

    private static void run(String name, Runnable task) {
        var thread = new Thread(task, "socket-server-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket connection : open) {
            connection.close();
        }
    }
}
