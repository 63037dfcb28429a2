package io.evenkeel.proxy;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

import io.evenkeel.core.Pool;
import io.evenkeel.core.PoolConfig;
import io.evenkeel.core.Scheduler;

/** Servers a, b, c, ... with weights 1, 2, 3, ... that answer one request a connection, or the first bytes, with their name. */
final class NamedServers implements Closeable {
    private final List<ScriptedServer> servers = new ArrayList<>();

    NamedServers(int count, boolean http) throws IOException {
        for (int i = 0; i < count; i++) {
            String name = name(i);
            servers.add(new ScriptedServer(http ? socket -> answer(socket, name) : socket -> echoName(socket, name)));
        }
    }

    static String name(int index) {
        return String.valueOf((char) ('a' + index));
    }

    private static void answer(Socket socket, String name) throws IOException {
        if (!ScriptedServer.readHead(socket).isEmpty()) {
            ScriptedServer.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nConnection: close\r\n\r\n" + name);
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        }
    }

    private static void echoName(Socket socket, String name) throws IOException {
        if (socket.getInputStream().read() >= 0) {
            ScriptedServer.send(socket, name);
            socket.getInputStream().readAllBytes();
        }
    }

    int size() {
        return servers.size();
    }

    String endpoint(int index) {
        return servers.get(index).endpoint();
    }

    PoolConfig pool(Scheduler scheduler) {
        PoolConfig.Builder pool = Pool.builder("web").scheduler(scheduler);
        for (int i = 0; i < servers.size(); i++) {
            int weight = i + 1;
            pool.server(name(i), endpoint(i), server -> server.weight(weight));
        }
        return pool.build();
    }

    @Override
    public void close() throws IOException {
        for (ScriptedServer server : servers) {
            server.close();
        }
    }
}
