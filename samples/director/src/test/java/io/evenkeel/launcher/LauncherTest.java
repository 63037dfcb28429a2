package io.evenkeel.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.evenkeel.launcher.lab.NetworkLab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees who makes a mistake: one sentence, the right status, no stack trace. */
class LauncherTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void version() throws Exception {
        LauncherProcess program = LauncherProcess.evenkeel(LIMIT, "--version");
        assertThat(program.status()).isZero();
        assertThat(program.out()).startsWith("evenkeel ").contains("(Java ");
        assertThat(program.err()).isEmpty();
    }

    @Test
    void theScriptMayBeASymbolicLink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("balance"), LauncherProcess.FOLDER.resolve("evenkeel"));
        assertThat(LauncherProcess.run(LIMIT, link.toString(), "--version").out()).startsWith("evenkeel ");
    }

    @Test
    void withoutACommandItSaysHowToStart() throws Exception {
        LauncherProcess program = LauncherProcess.evenkeel(LIMIT);
        assertThat(program.status()).isZero();
        assertThat(program.out()).contains("Usage: evenkeel").contains("Start with: evenkeel demo");
    }

    @Test
    void anUnknownCommand() throws Exception {
        LauncherProcess program = LauncherProcess.evenkeel(LIMIT, "dmo");
        assertThat(program.status()).isEqualTo(UserError.USAGE);
        assertThat(program.err()).isEqualTo("""
                evenkeel: unmatched argument at index 0: 'dmo'
                Did you mean: evenkeel demo?
                Try 'evenkeel --help'.
                """);
    }

    @Test
    void aPortOutOfRange() throws Exception {
        LauncherProcess program = LauncherProcess.evenkeel(LIMIT, "demo", "--http", "99999");
        assertThat(program.status()).isEqualTo(UserError.USAGE);
        assertThat(program.err()).startsWith("evenkeel: --http: 99999 (expected: 1..65535)\n");
    }

    @Test
    void aPortThatWasAskedForAndIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LauncherProcess program = LauncherProcess.evenkeel(LIMIT, "demo", "--once", "--http", Integer.toString(other.getLocalPort()));
            assertThat(program.status()).isEqualTo(UserError.FAILED);
            assertThat(program.err()).isEqualTo("evenkeel: cannot listen on 127.0.0.1:" + other.getLocalPort()
                    + ": the address is already in use; stop the other program or choose another port\n");
        }
    }

    @Test
    void withoutRootThereIsNoFailoverDemo() throws Exception {
        // Root becomes nobody in a user namespace of its own: it may read the classes still, but is not root.
        boolean root = NetworkLab.permitted();
        assumeTrue(!root || LauncherProcess.run(LIMIT, "unshare", "--user", "true").status() == 0,
                "no user namespaces for the test to lose root in");
        String script = LauncherProcess.FOLDER.resolve("evenkeel").toString();
        LauncherProcess program = root ? LauncherProcess.run(LIMIT, "unshare", "--user", script, "demo", "--ha", "--once")
                : LauncherProcess.run(LIMIT, script, "demo", "--ha", "--once");
        assertThat(program.status()).isEqualTo(UserError.FAILED);
        assertThat(program.err()).startsWith("evenkeel: demo --ha needs root: ").hasLineCount(1);
    }

    @Test
    void aFileThatIsNotThere() throws Exception {
        Path file = folder.resolve("nothing.cfg");
        LauncherProcess check = LauncherProcess.evenkeel(LIMIT, "check", "-f", file.toString());
        assertThat(check.status()).isEqualTo(UserError.FAILED);
        assertThat(check.err()).contains(file + ":1:1: error: there is no such file").doesNotContain("\tat ");
        LauncherProcess run = LauncherProcess.evenkeel(LIMIT, "run", "-f", file.toString());
        assertThat(run.status()).isEqualTo(UserError.USAGE);
        assertThat(run.err()).contains("there is no such file").doesNotContain("\tat ");
    }

    @Test
    void aWordThatNobodyKnows() throws Exception {
        Path file = Files.writeString(folder.resolve("wrong.cfg"), "listen web\n    bind 127.0.0.1:8080\n    balanse roundrobin\n");
        LauncherProcess check = LauncherProcess.evenkeel(LIMIT, "check", "-f", file.toString());
        assertThat(check.status()).isEqualTo(UserError.FAILED);
        assertThat(check.err()).contains(file + ":3:5: error: ").contains("balanse").doesNotContain("\tat ");
        LauncherProcess haproxy = LauncherProcess.haproxy(LIMIT, "-c", "-f", file.toString());
        assertThat(haproxy.status()).isEqualTo(1);
        assertThat(haproxy.err()).contains("balanse");
    }

    @Test
    void aFileThatIsRight() throws Exception {
        Path file = Files.writeString(folder.resolve("right.cfg"), """
                defaults
                    mode http
                    timeout connect 1s
                    timeout client 1s
                    timeout server 1s
                listen web
                    bind 127.0.0.1:8080
                    server a 127.0.0.1:80
                """);
        assertThat(LauncherProcess.evenkeel(LIMIT, "check", "-f", file.toString())).isEqualTo(
                new LauncherProcess(0, "Configuration is valid\n", ""));
        assertThat(LauncherProcess.haproxy(LIMIT, "-c", "-f", file.toString())).isEqualTo(
                new LauncherProcess(0, "Configuration file is valid\n", ""));
    }
}
