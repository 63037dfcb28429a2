package io.evenkeel.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The scripts as users start them, on the classes under test, so that nothing is built inside the build.
 *
 * @param status the exit status
 * @param out standard output
 * @param err standard error
 */
record LauncherProcess(int status, String out, String err) {
    /** The folder of the scripts: tests run in the folder of their module. */
    static final Path FOLDER = Path.of("").toAbsolutePath();

    /** Runs {@code evenkeel ARGUMENT...} to its end. */
    static LauncherProcess evenkeel(Duration limit, String... arguments) throws Exception {
        return run(limit, FOLDER.resolve("evenkeel").toString(), arguments);
    }

    /** Runs {@code haproxy ARGUMENT...} to its end. */
    static LauncherProcess haproxy(Duration limit, String... arguments) throws Exception {
        return run(limit, FOLDER.resolve("haproxy").toString(), arguments);
    }

    /** Runs a program with the environment that the scripts need to use the classes under test. */
    static LauncherProcess run(Duration limit, String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("launcher", ".out");
        Path err = Files.createTempFile("launcher", ".err");
        try {
            Process process = builder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
            try {
                boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
                assertThat(ended).as("%s ended in %s; it said:%n%s%n%s", command, limit, text(out), text(err)).isTrue();
                return new LauncherProcess(process.exitValue(), text(out), text(err));
            } finally {
                process.destroyForcibly();
            }
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** A process builder whose environment names the classes under test. */
    static ProcessBuilder builder(List<String> command) {
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment());
        return builder;
    }

    /** What names the classes under test. */
    static Map<String, String> environment() {
        return Map.of("EVENKEEL_CLASSPATH", System.getProperty("java.class.path"));
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
