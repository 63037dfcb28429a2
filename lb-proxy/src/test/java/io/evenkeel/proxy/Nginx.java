package io.evenkeel.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real nginx on a port of loopback: a master and one worker, which answers every request with a word. */
final class Nginx implements AutoCloseable {
    private final Process master;
    private final ProcessHandle worker;
    private final int port;

    private Nginx(Process master, ProcessHandle worker, int port) {
        this.master = master;
        this.worker = worker;
        this.port = port;
    }

    static Nginx start(Path folder, String word) throws Exception {
        int port = StartedBalancer.freePort();
        Path config = folder.resolve(word + ".conf");
        Files.writeString(config, """
                daemon off;
                worker_processes 1;
                pid %1$s/%2$s.pid;
                error_log %1$s/%2$s.log;
                events {
                    worker_connections 1024;
                }
                http {
                    access_log off;
                    keepalive_requests 100000000;
                    client_body_temp_path %1$s/%2$s-body;
                    proxy_temp_path %1$s/%2$s-proxy;
                    fastcgi_temp_path %1$s/%2$s-fastcgi;
                    uwsgi_temp_path %1$s/%2$s-uwsgi;
                    scgi_temp_path %1$s/%2$s-scgi;
                    server {
                        listen 127.0.0.1:%3$d backlog=1024;
                        location / {
                            return 200 %2$s;
                        }
                    }
                }
                """.formatted(folder, word, port));
        Process master = new ProcessBuilder(List.of("/usr/sbin/nginx", "-e", folder.resolve(word + ".log").toString(), "-c",
                config.toString())).redirectErrorStream(true).redirectOutput(folder.resolve(word + ".out").toFile()).start();
        Await.until("nginx has a worker", () -> master.children().count() == 1);
        ProcessHandle worker = master.children().findFirst().orElseThrow();
        Await.until("nginx listens", () -> listens(port));
        return new Nginx(master, worker, port);
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    String endpoint() {
        return "127.0.0.1:" + port;
    }

    /** SIGKILL for both; the master first, lest it starts another worker. */
    void kill() {
        master.destroyForcibly();
        worker.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
        worker.onExit().join();
        master.onExit().join();
    }
}
