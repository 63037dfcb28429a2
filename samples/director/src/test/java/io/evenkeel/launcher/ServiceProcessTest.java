package io.evenkeel.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.evenkeel.launcher.process.ChildProcess;
import io.evenkeel.launcher.process.Kill;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The programs under signals, in the foreground and in the background. */
class ServiceProcessTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void usr1FinishesWhatRunsAndTakesNothingNew() throws Exception {
        try (SlowServer server = new SlowServer()) {
            int port = freePort();
            Path file = balancer("h.cfg", port, server.port());
            try (ChildProcess haproxy = start("haproxy", "-db", "-f", file.toString())) {
                haproxy.await(line -> line.contains("listens on"), LIMIT);
                CompletableFuture<HttpResponse<String>> answer = get(port);
                assertThat(server.awaitRequest()).isTrue();
                Kill.send("USR1", List.of(haproxy.pid()));
                awaitClosed(port);
                assertThat(haproxy.alive()).isTrue();
                server.answer();
                assertThat(answer.get(20, TimeUnit.SECONDS).body()).isEqualTo("late");
                assertThat(status(haproxy)).isZero();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"haproxy, INT", "haproxy, TERM", "evenkeel, INT"})
    void intAndTermEndItAtOnce(String program, String signal) throws Exception {
        try (SlowServer server = new SlowServer()) {
            int port = freePort();
            Path file = balancer("h.cfg", port, server.port());
            try (ChildProcess process = program.equals("haproxy") ? start(program, "-db", "-f", file.toString())
                    : start(program, "run", "-f", file.toString())) {
                process.await(line -> line.contains("listens on"), LIMIT);
                CompletableFuture<HttpResponse<String>> answer = get(port);
                assertThat(server.awaitRequest()).isTrue();
                Kill.send(signal, List.of(process.pid()));
                assertThat(status(process)).isZero();
                assertThatThrownBy(() -> answer.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void hupReportsInAWorkerAndReadsAnewInAMaster() throws Exception {
        int port = freePort();
        int other = freePort();
        Path file = balancer("h.cfg", port, port);
        try (ChildProcess worker = start("haproxy", "-db", "-f", file.toString())) {
            worker.await(line -> line.contains("listens on"), LIMIT);
            Kill.send("HUP", List.of(worker.pid()));
            worker.await(line -> line.contains("Server web/a: "), LIMIT);
            assertThat(worker.alive()).isTrue();
        }
        try (ChildProcess master = start("haproxy", "-W", "-f", file.toString())) {
            master.await(line -> line.contains("listens on"), LIMIT);
            Files.writeString(file, "listen web\n    nonsense\n");
            Kill.send("USR2", List.of(master.pid()));
            master.await(line -> line.contains("The files cannot be used: what runs stays as it is"), LIMIT);
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            balancer("h.cfg", other, port);
            Kill.send("HUP", List.of(master.pid()));
            master.await(line -> line.contains("The files were read anew: "), LIMIT);
            new Socket(InetAddress.getLoopbackAddress(), other).close();
            awaitClosed(port);
        }
    }

    @Test
    void aDaemonTakesThePlaceOfAnother() throws Exception {
        int port = freePort();
        Path file = balancer("h.cfg", port, port);
        Path first = folder.resolve("first.pid");
        Path second = folder.resolve("second.pid");
        try {
            assertThat(LauncherProcess.haproxy(LIMIT, "-D", "-f", file.toString(), "-p", first.toString()).status()).isZero();
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            LauncherProcess refused = LauncherProcess.haproxy(LIMIT, "-D", "-f", file.toString());
            assertThat(refused.status()).isEqualTo(1);
            assertThat(refused.err()).contains("127.0.0.1:" + port + ": the address is already in use");
            String pid = Files.readString(first).strip();
            assertThat(LauncherProcess.haproxy(LIMIT, "-D", "-f", file.toString(), "-p", second.toString(), "-sf", pid).status()).isZero();
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            assertThat(
                    ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::onExit).map(end -> end.orTimeout(20, TimeUnit.SECONDS).join())
                            .filter(ProcessHandle::isAlive))
                    .isEmpty();
        } finally {
            for (Path pid : List.of(first, second)) {
                end(pid);
            }
        }
        awaitClosed(port);
    }

    @Test
    void keepalivedGoesIntoTheBackgroundUnlessToldOtherwise() throws Exception {
        Path file = Files.writeString(folder.resolve("keepalived.conf"), "global_defs {\n    router_id one\n}\n");
        Path pid = folder.resolve("k.pid");
        try {
            LauncherProcess started = LauncherProcess.run(LIMIT, LauncherProcess.FOLDER.resolve("keepalived").toString(), "-f",
                    file.toString(),
                    "-p", pid.toString());
            assertThat(started.status()).as(started.err()).isZero();
            assertThat(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))).isPresent();
        } finally {
            end(pid);
        }
        try (ChildProcess keepalived = start("keepalived", "-nl", "-f", file.toString(), "-p", pid.toString())) {
            awaitFile(pid);
            Files.writeString(file, "vrrp_instance V {\n    nonsense\n}\n");
            Kill.send("HUP", List.of(keepalived.pid()));
            keepalived.await(line -> line.contains("The files cannot be used"), LIMIT);
            Kill.send("USR1", List.of(keepalived.pid()));
            keepalived.await(line -> line.contains("Nothing runs"), LIMIT);
            Kill.send("TERM", List.of(keepalived.pid()));
            assertThat(status(keepalived)).isZero();
            assertThat(pid).doesNotExist();
        }
    }

    private Path balancer(String name, int port, int server) throws IOException {
        return Files.writeString(folder.resolve(name), """
                defaults
                    mode http
                    timeout connect 10s
                    timeout client 30s
                    timeout server 30s
                listen web
                    bind 127.0.0.1:%d
                    server a 127.0.0.1:%d
                """.formatted(port, server));
    }

    // A script in the background ignores SIGINT, nohup SIGHUP, and a JVM keeps that: the test is to hold there too.
    private static ChildProcess start(String program, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of("env", "--default-signal=INT,HUP", LauncherProcess.FOLDER.resolve(program).toString()));
        command.addAll(List.of(arguments));
        return ChildProcess.start(program, command, LauncherProcess.environment(), line -> {});
    }

    private static int status(ChildProcess process) throws InterruptedException {
        return process.awaitStatus(LIMIT);
    }

    private static CompletableFuture<HttpResponse<String>> get(int port) {
        HttpClient client = HttpClient.newHttpClient();
        return client.sendAsync(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).build(),
                HttpResponse.BodyHandlers.ofString()).whenComplete((answer, failure) -> client.shutdownNow());
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private static void awaitClosed(int port) throws Exception {
        await(() -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return false;
            } catch (ConnectException e) {
                return true;
            }
        });
    }

    private static void awaitFile(Path file) throws Exception {
        await(() -> Files.exists(file) && Files.size(file) > 0);
    }

    private static void await(Callable<Boolean> happened) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!happened.call()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
    }

    private static void end(Path pidFile) throws Exception {
        if (Files.exists(pidFile)) {
            ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip())).ifPresent(process -> {
                CompletableFuture<ProcessHandle> end = process.onExit();
                process.destroy();
                end.orTimeout(20, TimeUnit.SECONDS).join();
            });
        }
    }
}
