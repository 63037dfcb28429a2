package io.evenkeel.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -sf} between HAProxy and ours, in both directions: an operator moves over, and back, without a stop. */
@Tag("peer")
class TakeoverPeerTest {
    private static final Path HAPROXY = Path.of("/usr/sbin/haproxy");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void oursTakesThePlaceOfHaproxyAndGivesItBack() throws Exception {
        assumeTrue(Files.isExecutable(HAPROXY), "haproxy is not installed");
        int port;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = probe.getLocalPort();
        }
        Path file = Files.writeString(folder.resolve("h.cfg"), """
                defaults
                    mode http
                    timeout connect 1s
                    timeout client 1s
                    timeout server 1s
                listen web
                    bind 127.0.0.1:%d
                    server a 127.0.0.1:9
                """.formatted(port));
        String ours = LauncherProcess.FOLDER.resolve("haproxy").toString();
        Optional<ProcessHandle> running = Optional.empty();
        try {
            for (String program : new String[] {HAPROXY.toString(), ours, HAPROXY.toString()}) {
                Optional<ProcessHandle> before = running;
                String former = before.map(process -> Long.toString(process.pid())).orElse("");
                Path pid = folder.resolve("pid");
                LauncherProcess started = LauncherProcess.run(LIMIT, "sh", "-c", "exec \"$0\" -D -q -f \"$1\" -p \"$2\" -sf $3", program,
                        file.toString(), pid.toString(), former);
                assertThat(started.status()).as(started.err()).isZero();
                running = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
                assertThat(running).isPresent();
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                before.ifPresent(process -> process.onExit().orTimeout(20, TimeUnit.SECONDS).join());
            }
        } finally {
            running.ifPresent(ProcessHandle::destroy);
        }
    }
}
