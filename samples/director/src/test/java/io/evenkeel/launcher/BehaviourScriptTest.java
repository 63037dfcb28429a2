package io.evenkeel.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Our program in haproxy's place under varnishtest, which hands it a listening socket and ends it with SIGINT. */
@Tag("peer")
class BehaviourScriptTest {
    // Paths of UNIX sockets must be short.
    @TempDir
    private Path folder = Path.of("");

    @RepeatedTest(3)
    void weightedRoundRobin() throws Exception {
        assumeTrue(onPath("varnishtest"), "varnishtest (package varnish) is not installed");
        Path script = LauncherProcess.FOLDER.resolve("src/test/resources/weighted-round-robin.vtc");
        Path log = folder.resolve("log");
        ProcessBuilder builder = LauncherProcess.builder(List.of("varnishtest", "-k", "-t", "40", script.toString()));
        builder.environment().put("HAPROXY_PROGRAM", LauncherProcess.FOLDER.resolve("haproxy").toString());
        builder.environment().put("TMPDIR", folder.toString());
        Process runner = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            assertThat(runner.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(runner.exitValue()).as(Files.readString(log)).isZero();
        } finally {
            runner.destroyForcibly();
        }
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, program)));
    }
}
