package io.evenkeel.benchmarks.sidebyside;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.evenkeel.core.time.Clock;

/** The web server behind every proxy: an nginx with one worker that serves two small files. */
final class Origin {
    private Origin() {}

    /** Starts it and waits until it serves every scenario's body. */
    static WebServer start(Workplace workplace, Path templates, Path nginx, int cpu, int port, Clock clock) {
        Path folder = workplace.newDirectory("origin");
        try {
            Path files = Files.createDirectory(folder.resolve("www"));
            for (Scenario scenario : Scenario.values()) {
                Files.write(files.resolve(scenario.path().substring(1)), body(scenario));
            }
        } catch (IOException e) {
            throw new Problem("cannot write the origin's files: " + e.getMessage());
        }
        Path config = Workplace.fill(templates.resolve("origin.conf"), Map.of("ORIGIN_PORT", Integer.toString(port)),
                folder);
        WebServer origin = new WebServer("the origin", workplace.start(cpu, folder,
                List.of(nginx.toString(), "-p", folder + "/", "-c", config.toString())), port);
        for (Scenario scenario : Scenario.values()) {
            origin.awaitReady(scenario, clock);
        }
        return origin;
    }

    /** What it answers: lines of text, so that a person can look at it. */
    static byte[] body(Scenario scenario) {
        String line = "The quick brown fox jumps over the lazy dog. 123\n";
        return line.repeat(scenario.bodyBytes() / line.length() + 1).substring(0, scenario.bodyBytes())
                .getBytes(StandardCharsets.US_ASCII);
    }
}
