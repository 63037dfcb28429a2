package io.evenkeel.director.syntax;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Asks an installed program for its verdict on a file. */
public final class RealProgram {
    private RealProgram() {}

    /** What a program ended with. */
    public record Verdict(int exit, String output) {}

    public static boolean installed(String name) {
        return List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin").stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    /** Runs a command to its end, within half a minute. */
    public static Verdict run(Path folder, Map<String, String> environment, String... command) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("no end within 30 s: " + String.join(" ", command));
            }
            return new Verdict(process.exitValue(), Files.readString(output, StandardCharsets.ISO_8859_1));
        } finally {
            process.destroyForcibly();
        }
    }
}
