package io.evenkeel.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

import io.evenkeel.core.time.Clock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short comparison of the real programs. */
@Tag("peer")
class SideBySidePeerTest {
    @Test
    void comparesHaproxyAndNginxAndLeavesNothingBehind(@TempDir Path temporary) throws IOException {
        Path root = Path.of("..").toAbsolutePath().normalize();
        Options options = Objects.requireNonNull(Options.parse("--rounds", "1", "--seconds", "1", "--warmup", "0",
                "--connections", "4", "--scenario", "small,64k,close", "--proxy", "haproxy,nginx"));
        try {
            new Programs(root).require(options);
        } catch (Problem missing) {
            assumeTrue(false, missing.getMessage());
        }
        assumeTrue(Runtime.getRuntime().availableProcessors() >= 2, "the comparison needs CPUs 0 and 1");
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream progress = new ByteArrayOutputStream();

        int status = new SideBySide(root, temporary, Clock.system(), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(progress, true, StandardCharsets.UTF_8)).run(options);

        String report = out.toString(StandardCharsets.UTF_8);
        assertThat(status).as(progress.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(report.lines().filter(line -> line.startsWith("| small") || line.startsWith("| 64k")
                || line.startsWith("| close"))).hasSize(6);
        assertThat(temporary).isEmptyDirectory();
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
    }
}
