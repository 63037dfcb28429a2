package io.evenkeel.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same command line, given to HAProxy and keepalived and to ours: the same exit status. Nothing is started. */
@Tag("peer")
class SameStatusTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void write() throws Exception {
        String right = """
                defaults
                    mode http
                    timeout connect 1s
                    timeout client 1s
                    timeout server 1s
                listen web
                    bind 127.0.0.1:18181
                    server a 127.0.0.1:80
                """;
        Files.writeString(folder.resolve("right.cfg"), right);
        Files.writeString(folder.resolve("warns.cfg"), right.replace("    timeout server 1s\n", ""));
        Files.writeString(folder.resolve("wrong.cfg"), right.replace("mode http", "mood http"));
        Files.createDirectories(folder.resolve("empty"));
        Files.createDirectories(folder.resolve("parts/not.cfg"));
        Files.writeString(folder.resolve("parts/10-defaults.cfg"), right.substring(0, right.indexOf("listen")));
        Files.writeString(folder.resolve("parts/9-web.cfg"), right.substring(right.indexOf("listen")));
        Files.writeString(folder.resolve("parts/.hidden.cfg"), "nonsense\n");
        Files.writeString(folder.resolve("parts/other.conf"), "nonsense\n");
        Files.writeString(folder.resolve("right.conf"), "global_defs {\n    router_id one\n}\n");
        Files.writeString(folder.resolve("wrong.conf"), "global_defs {\n    ruter_id one\n}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-c -f right.cfg", "-c -V -f right.cfg", "-c -f warns.cfg", "-c -q -f warns.cfg", "-c -dW -f warns.cfg",
        "-c -dW -f right.cfg", "-c -f wrong.cfg", "-c -f none.cfg", "-c -f empty", "-c -f parts", "-c", "-c -f", "-Z", "-h", "",
        "right.cfg",
        "-c -- right.cfg", "-c -f right.cfg -- wrong.cfg", "-c -C parts -f 10-defaults.cfg -f 9-web.cfg", "-c -C none -f right.cfg",
        "-c -C parts -f right.cfg", "-v", "-vv", "-cc", "-cc feature(OPENSSL)", "-cc feature(NONE)", "-cc nonsense",
        "-c -f right.cfg -sf", "-c -f right.cfg -sf 1x", "-c -f right.cfg -st 1", "-c -f right.cfg -x", "-c -f right.cfg -x /none",
        "-c -p x.pid -f right.cfg",
        "-c -n 10 -N 5 -m 100 -L me -f right.cfg", "-c -D -W -db -dM -de -dp -dS -dG -dR -dr -dV -dD -dM0x50 -f right.cfg"})
    void haproxy(String line) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/haproxy")), "haproxy is not installed");
        same("/usr/sbin/haproxy", "haproxy", line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-t -f right.conf", "-tf.log --use-file=right.conf", "-t -f wrong.conf", "-tlog -f wrong.conf",
        "--config-test=log --use-fil wrong.conf", "-Q", "--frob", "-f", "-v", "-h", "--signum=RELOAD", "--signum=NONE",
        "-t -n -l -D -d -p a -r b -c c -i one -G -I -P -C -f right.conf"})
    void keepalived(String line) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/keepalived")), "keepalived is not installed");
        same("/usr/sbin/keepalived", "keepalived", line);
    }

    private void same(String program, String ours, String line) throws Exception {
        String command = "cd '" + folder + "' && exec \"$@\"";
        String[] words = line.isEmpty() ? new String[0] : line.split(" ");
        LauncherProcess theirs = LauncherProcess.run(LIMIT, "sh", join(new String[] {"-c", command, "sh", program}, words));
        LauncherProcess own = LauncherProcess.run(LIMIT, "sh",
                join(new String[] {"-c", command, "sh", LauncherProcess.FOLDER.resolve(ours).toString()}, words));
        assertThat(own.status()).as("%s %s%n%s%n%s", ours, line, own.err(), theirs.err()).isEqualTo(theirs.status());
        assertThat(own.err()).doesNotContain("\tat ");
    }

    private static String[] join(String[] first, String[] second) {
        String[] all = new String[first.length + second.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
