package io.evenkeel.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A server on loopback that does with each connection, on a thread of its own, what a test tells it; then it closes. */
final class ScriptedServer implements AutoCloseable {
    /** What happens on one connection. */
    interface Script {
        void run(Socket socket) throws IOException;
    }

    private final ServerSocket listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    ScriptedServer(Script script) throws IOException {
        thread(() -> {
            while (!listening.isClosed()) {
                try {
                    Socket socket = listening.accept();
                    open.add(socket);
                    thread(() -> serve(socket, script));
                } catch (IOException e) {
                    // Closed by the test; the loop's condition says so.
                }
            }
        });
    }

    private void serve(Socket socket, Script script) {
        try (socket) {
            script.run(socket);
        } catch (IOException e) {
            // The proxy or the test is gone.
        } finally {
            open.remove(socket);
        }
    }

    private static void thread(Runnable task) {
        var thread = new Thread(task, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    String endpoint() {
        return "127.0.0.1:" + listening.getLocalPort();
    }

    /** Up to and including the empty line; empty when the other side closes first. */
    static String readHead(Socket socket) throws IOException {
        var head = new StringBuilder();
        InputStream input = socket.getInputStream();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = input.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
