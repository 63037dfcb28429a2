package io.evenkeel.director.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.DatagramSocket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import io.evenkeel.director.Director;
import io.evenkeel.director.DirectorConfig;
import io.evenkeel.director.syntax.RealProgram;
import io.evenkeel.linux.socket.NetworkNamespace;
import io.evenkeel.vrrp.bfd.BfdTracker;
import io.evenkeel.vrrp.bfd.protocol.BfdSessionConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** BFD sessions of a director that no router tracks, in a network namespace where their port is free. */
@Tag("peer")
@Timeout(30)
class BfdSessionsPeerTest {
    private static final int PORT = 3784;
    private static final BfdTracker SLOW = session(3);
    private static final BfdTracker FAST = session(4);

    @TempDir
    Path folder;
    private final String namespace = "ekb" + Long.toString(ProcessHandle.current().pid(), 36);

    private static BfdTracker session(int multiplier) {
        return new BfdTracker("peer", BfdSessionConfig.with("10.9.0.2").every(Duration.ofMillis(100), multiplier));
    }

    private static DirectorConfig with(BfdTracker... sessions) {
        DirectorConfig.Builder config = DirectorConfig.builder();
        for (BfdTracker session : sessions) {
            config.bfdSession(session);
        }
        return config.build();
    }

    @BeforeEach
    void namespace() throws Exception {
        assumeTrue(RealProgram.installed("ip"), "needs ip: apt-get install iproute2");
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root for network namespaces");
        assertThat(RealProgram.run(folder, Map.of(), "ip", "netns", "add", namespace).exit()).isZero();
    }

    @AfterEach
    void takeAway() throws Exception {
        RealProgram.run(folder, Map.of(), "ip", "netns", "del", namespace);
    }

    @Test
    void theyRunAndChangeAndEndWithTheDirector() throws Exception {
        inside(() -> {
            Director director = Director.create(with(SLOW));
            director.start().block();
            assertThat(isFree()).isFalse();
            assertThat(director.apply(with(FAST)).block())
                    .hasToString("- BFD session 'peer' with 10.9.0.2\n+ BFD session 'peer' with 10.9.0.2");
            assertThatThrownBy(() -> director.apply(with(FAST, SLOW)).block()).hasMessageContaining("BFD session 'peer' has it already");
            assertThat(director.config()).isEqualTo(with(FAST));
            assertThat(isFree()).isFalse();
            assertThat(director.apply(with()).block()).hasToString("- BFD session 'peer' with 10.9.0.2");
            assertThat(isFree()).isTrue();
            assertThat(director.apply(with(SLOW)).block()).hasToString("+ BFD session 'peer' with 10.9.0.2");
            director.stop(Duration.ZERO).block();
            assertThat(isFree()).isTrue();
            return null;
        });
    }

    /** Whether the port of BFD can be taken. */
    private static boolean isFree() {
        try (var socket = new DatagramSocket(PORT)) {
            return socket.isBound();
        } catch (SocketException e) {
            return false;
        }
    }

    /** What happens in the namespace. */
    private interface Task {
        Void run() throws Exception;
    }

    private void inside(Task task) throws Exception {
        var entered = new FutureTask<>(() -> {
            new NetworkNamespace(namespace).enter();
            return task.run();
        });
        Thread.ofPlatform().start(entered);
        try {
            entered.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }
}
